import { readFile } from 'node:fs/promises';
import { warmSegmenter } from '../../../functions/src/engine/segment/segment_photo.ts';

// Makes a whole set from one photo in memory, then exits: the work of a cold start. Loading the models takes
// longest, so their threads start before anything else is loaded.
const starting = warmSegmenter();
const engine = await import('../../../functions/src/engine/index.ts');
const [, , file, productName, count] = process.argv;
if (!file) throw new Error('Give a photo.');
const normal = engine.normalisePhoto(await readFile(file));
const [{ seedPresets }, { suggestMessages }, { planStickers }, { bestActing }, { products }] =
  await Promise.all([
    import('../../../functions/src/domain/presets/seed_presets.ts'),
    import('../../../functions/src/domain/generation/suggested_messages.ts'),
    import('../../../functions/src/domain/acting/plan_set.ts'),
    import('../../../functions/src/domain/acting/best_acting.ts'),
    import('../../../functions/src/domain/product/product_spec.ts'),
  ]);
const product = products.find((each) => each === productName);
if (!product) throw new Error('Give a product.');
const [preset] = seedPresets;
if (!preset) throw new Error('There is no preset.');
const texts = suggestMessages(Number(count), 'ja').map(({ text }) => text);
const readying = engine.warmUp(texts, preset.config.font);
const planned = planStickers(texts, { preset: preset.config, subject: 'person' });
const { png } = await normal;
const subject = await engine.cutOut(png, 'auto');
await Promise.all([starting, readying]);
const releasing = engine.releaseModel();
const stickers: Uint8Array[] = [];
const requests = planned.map((each) => ({ ...each, cutOut: subject }));
await engine.drawPictures(product, requests, preset.config, (index, { png: sticker }) => {
  stickers[index] = sticker;
});
const stance = { pose: null, acting: bestActing(planned.map(({ acting }) => acting)) };
const badges = engine.badgeDrawers(product);
const [main, tab] = await Promise.all([
  badges.main(subject, preset.config, stance),
  badges.tab(subject, preset.config, stance),
]);
await engine.packStickers(product, { main: main.png, tab: tab.png, stickers });
await Promise.all([releasing, engine.closeEngine()]);
console.log(JSON.stringify({ stickers: stickers.length, maxRssKilobytes: process.resourceUsage().maxRSS }));

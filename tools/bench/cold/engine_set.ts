import { readFile } from 'node:fs/promises';
import { seedPresets } from '../../../functions/src/domain/seed_presets.ts';
import { suggestedMessages } from '../../../functions/src/domain/suggested_messages.ts';
import * as engine from '../../../functions/src/engine/index.ts';

// One photo to a whole set in memory, then the end of the process: what a cold start of the product has to do.
const [preset] = seedPresets;
const file = process.argv[2];
if (!preset || !file) throw new Error('Give a photo.');
const messages = suggestedMessages.slice(0, 40).map(({ ja, look }) => ({ text: ja, look }));
const starting = engine.warmUp(
  messages.map(({ text }) => text),
  preset.config.font,
);
const { png } = await engine.normalisePhoto(await readFile(file));
const subject = await engine.cutOut(png, 'auto');
await starting;
const closing = engine.closeEngine(); // The person model is not needed any more.
const stickers: Uint8Array[] = [];
await engine.drawStickers(subject, messages, preset.config, (index, { png: sticker }) => {
  stickers[index] = sticker;
});
const [main, tab] = await Promise.all([
  engine.drawMain(subject, preset.config),
  engine.drawTab(subject, preset.config),
]);
await engine.packStickers({ main: main.png, tab: tab.png, stickers });
await closing;
console.log(JSON.stringify({ stickers: stickers.length, maxRssKilobytes: process.resourceUsage().maxRSS }));

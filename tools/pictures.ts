// npm run pictures: draws all sticker images of the project with its own engine.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import type { SeedPreset } from '@pochitto/functions/domain/presets/preset';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import sharp from 'sharp';
import { planStickers } from '../functions/src/domain/acting/plan_set.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  drawStickers,
  encodeCutOut,
  normalisePhoto,
} from '../functions/src/engine/index.ts';
import { drawWebPictures } from './pictures/web_pictures.ts';
import { ROOT } from './stack/stack_info.ts';

const portrait = join(ROOT, 'tests', 'photos', 'portrait_1024.jpg');
/** Maximum size of a sticker, in px. */
const cell = { width: 370, height: 320 };
const chatGround = '#8CABD9';

async function stickers(subject: CutOut, preset: SeedPreset, texts: readonly string[]): Promise<Buffer[]> {
  const drawn: Buffer[] = [];
  const requests = planStickers(texts, { preset: preset.config, subject: 'person' }).map((each) => ({
    ...each,
    cutOut: subject,
  }));
  await drawStickers(requests, preset.config, (index, { png }) => {
    drawn[index] = Buffer.from(png);
  });
  return drawn;
}

/** The photo on the left, next to it the stickers in two styles, as in a chat. */
async function resultPicture(photo: Buffer, drawn: readonly Buffer[]): Promise<Buffer> {
  const columns = 6;
  const height = Math.ceil(drawn.length / columns) * cell.height;
  const side = height / 2;
  const original = await sharp(photo).resize(side, side).png().toBuffer();
  const placed = drawn.map(async (input, index) => {
    const { width = 0, height: tall = 0 } = await sharp(input).metadata();
    return {
      input,
      left: side + (index % columns) * cell.width + Math.floor((cell.width - width) / 2),
      top: Math.floor(index / columns) * cell.height + Math.floor((cell.height - tall) / 2),
    };
  });
  const wide = side + columns * cell.width;
  return sharp({ create: { width: wide, height, channels: 3, background: chatGround } })
    .composite([{ input: original, left: 0, top: height / 4 }, ...(await Promise.all(placed))])
    .png({ compressionLevel: 9 })
    .toBuffer()
    .then((whole) => sharp(whole).resize({ width: 1400 }).png({ palette: true, quality: 90 }).toBuffer());
}

const photo = await readFile(portrait);
const subject = await cutOut((await normalisePhoto(photo)).png, 'auto');
// The web draws styles without their own image from this.
const small = await sharp(photo).resize(560).png().toBuffer();
const sample = await cutOut((await normalisePhoto(small)).png, 'auto');
await writeFile(join(ROOT, 'web', 'public', 'samples', 'cut-out.png'), await encodeCutOut(sample));
for (const preset of seedPresets) {
  const [picture] = await stickers(subject, preset, ['ありがとう！']);
  if (!picture) continue;
  // They are all on one page: 256 colors are enough.
  const light = await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  await writeFile(join(ROOT, 'web', 'public', 'presets', `${preset.slug}.png`), light);
}
const classic = seedPresets.find(({ slug }) => slug === 'classic');
if (!classic) throw new Error('There is no style classic.');
await drawWebPictures(photo, (texts) => stickers(subject, classic, texts));
const texts = suggestMessages(24, 'ja').map(({ text }) => text);
const half = texts.length / 2;
const halves: Buffer[] = [];
for (const [slug, from] of [
  ['classic', 0],
  ['anime', half],
] as const) {
  const preset = seedPresets.find((each) => each.slug === slug);
  if (!preset) throw new Error(`There is no style ${slug}.`);
  // Planned as a whole set, so that no two act alike.
  halves.push(...(await stickers(subject, preset, texts)).slice(from, from + half));
}
const folder = join(ROOT, 'docs', 'pictures');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'result.png'), await resultPicture(photo, halves));
await closeEngine();
console.log('Drew docs/pictures/result.png and the pictures of web/public.');

import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

// Baseline for a cold start: the same photo, resized and encoded 40 times, and nothing else.
sharp.cache(false);
sharp.concurrency(1);
const file = process.argv[2];
if (!file) throw new Error('Give a photo.');
const { data, info } = await sharp(await readFile(file))
  .ensureAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true });
const { width, height, channels } = info;
const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const stickers = await Promise.all(
  Array.from({ length: 40 }, () =>
    sharp(data, { raw: { width, height, channels } })
      .resize({ width: 370, height: 320, fit: 'contain', background: clear })
      .png({ compressionLevel: 4 })
      .toBuffer(),
  ),
);
console.log(JSON.stringify({ stickers: stickers.length, maxRssKilobytes: process.resourceUsage().maxRSS }));

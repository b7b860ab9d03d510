import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '@pochitto/functions/domain/accounts/user';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import sharp from 'sharp';
import { ROOT } from '../stack/stack_info.ts';

const folder = join(ROOT, 'web', 'public');
const chatGround = '#8CABD9';
/** Which of the first eight suggestions the home page shows: a ground, a panel, a prop and a bubble or tears. */
const shown = { ja: [0, 3, 5, 6], en: [0, 1, 3, 5] } as const;
const count = 8;
/** Twice the width of a sticker on the widest phone, and on the home page of a desktop. */
const width = 370;

type Draw = (texts: readonly string[]) => Promise<readonly Buffer[]>;

/**
 * Draws the images of the home page in both languages, its link previews, and the icons of the installed app.
 *
 * @param photo the original, JPEG.
 * @param draw draws stickers of it as PNG, planned as one set.
 */
export async function drawWebPictures(photo: Buffer, draw: Draw): Promise<void> {
  const samples = join(folder, 'samples');
  await mkdir(samples, { recursive: true });
  await sharp(photo).resize(288, 288).webp({ quality: 80 }).toFile(join(samples, 'photo.webp'));
  for (const locale of locales) {
    const texts = suggestMessages(count, locale, 'friendly').map(({ text }) => text);
    const drawn = await draw(texts);
    const chosen = shown[locale].flatMap((place) => drawn[place] ?? []);
    for (const [index, png] of chosen.entries()) {
      const sticker = await onCanvas(png);
      await sharp(sticker)
        .webp({ quality: 82, alphaQuality: 90, effort: 6 })
        .toFile(join(samples, `${locale}-${index + 1}.webp`));
    }
    await writeFile(join(samples, `preview-${locale}.png`), await linkPreview(photo, chosen));
  }
  await drawIcons();
}

/** Places a sticker on the largest canvas, so that all are aligned. */
async function onCanvas(png: Buffer): Promise<Buffer> {
  return sharp(png)
    .resize({ width, height: 320, fit: 'contain', background: '#0000', withoutEnlargement: true })
    .png()
    .toBuffer();
}

/** 1200 × 630: the photo, and next to it its stickers. */
async function linkPreview(photo: Buffer, stickers: readonly Buffer[]): Promise<Buffer> {
  const mask = Buffer.from('<svg width="380" height="380"><rect width="380" height="380" rx="48"/></svg>');
  const original = await sharp(photo)
    .resize(380, 380)
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  const placed = stickers.map(async (sticker, index) => ({
    input: await sharp(await onCanvas(sticker))
      .resize(340)
      .toBuffer(),
    left: 480 + (index % 2) * 350,
    top: 20 + Math.floor(index / 2) * 300,
  }));
  return sharp({ create: { width: 1200, height: 630, channels: 3, background: chatGround } })
    .composite([{ input: original, left: 60, top: 125 }, ...(await Promise.all(placed))])
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
}

/** The logo on paper: full size for a browser tab, and with a margin for systems that crop it. */
async function drawIcons(): Promise<void> {
  const logo = await readFile(join(folder, 'favicon.svg'));
  const icons = join(folder, 'icons');
  await rm(icons, { recursive: true, force: true });
  await mkdir(icons, { recursive: true });
  for (const [name, size, part] of [
    ['icon-192', 192, 0.76],
    ['icon-512', 512, 0.76],
    ['maskable-512', 512, 0.56],
    ['apple-touch-icon', 180, 0.7],
  ] as const) {
    const side = Math.round(size * part);
    const mark = await sharp(logo, { density: 600 }).resize(side, side).png().toBuffer();
    await sharp({ create: { width: size, height: size, channels: 3, background: '#FFFBF5' } })
      .composite([{ input: mark, gravity: 'center' }])
      .png({ palette: true, effort: 10 })
      .toFile(join(icons, `${name}.png`));
  }
}

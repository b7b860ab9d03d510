import type { Product } from '../../domain/product/product.ts';
import { pictureFileName } from '../../domain/product/product_spec.ts';
import { type ExportTarget, targetSpecs } from '../../domain/stamps/export_target.ts';
import { imageLibrary } from '../photo/image_library.ts';
import { zip } from '../zip.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** RGBA pixels, straight alpha. */
interface FittedPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A PNG enlarged or shrunk (Lanczos) into a square of `side` px, `margin` px of it clear all around. */
async function fitSquare(png: Uint8Array, side: number, margin = 0): Promise<FittedPicture> {
  const sharp = await imageLibrary();
  const room = side - margin * 2;
  const { data, info } = await sharp(png)
    .resize({ width: room, height: room, fit: 'contain', background: clear, kernel: 'lanczos3' })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: clear })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The same with its longer side exactly `side` px and the other as it comes. */
async function fitLonger(png: Uint8Array, side: number): Promise<FittedPicture> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(png)
    .resize({ width: side, height: side, fit: 'inside', kernel: 'lanczos3' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const webpQualities = [92, 82, 70, 55, 40, 25, 10];

/** Below this quality edges may become rough too. */
const roughFrom = 40;

/** null = all colours; else the quality that a palette of 256 has to keep. */
const pngQualities = [null, 95, 80, 60, 30];

const rawOf = ({ width, height }: FittedPicture) => ({ width, height, channels: 4 }) as const;

/** The finished PNGs of a set, in its order. */
export interface FinishedPictures {
  readonly main: Uint8Array;
  readonly stickers: readonly Uint8Array[];
}

interface Archive {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Member = readonly [name: string, data: Uint8Array];

/** Pictures in work at a time: each holds some megabytes of pixels. */
const atOnce = 4;
/** Our stickers have a margin already; it grows with them, so that this much more is enough. */
const extraMargin = 4;

/** The set for another messenger: one ZIP, or several where a pack holds fewer stickers than the set has. */
export function exportPictures(
  target: Exclude<ExportTarget, 'line'>,
  pictures: FinishedPictures,
): Promise<Archive[]> {
  if (target === 'whatsapp') return whatsApp(pictures);
  return target === 'telegram' ? telegram(pictures) : iMessage(pictures);
}

async function whatsApp({ main, stickers }: FinishedPictures): Promise<Archive[]> {
  const { side, maxBytes, tray, pack } = targetSpecs.whatsapp;
  const trayPicture = await pngWithin(await fitSquare(main, tray.side), tray.maxBytes);
  const drawn = await eachOf(stickers, async (png) =>
    webpWithin(await fitSquare(png, side, extraMargin), maxBytes),
  );
  const packs = evenly(drawn, pack.most);
  return packs.map((members, at) => ({
    name: packs.length === 1 ? 'whatsapp.zip' : `whatsapp-${at + 1}.zip`,
    bytes: zip([
      ['tray.png', trayPicture],
      ...members.map((webp, index): Member => [numbered(index, 'webp'), webp]),
    ]),
  }));
}

async function telegram({ stickers }: FinishedPictures): Promise<Archive[]> {
  const { side, maxBytes } = targetSpecs.telegram;
  const drawn = await eachOf(stickers, async (png) => webpWithin(await fitLonger(png, side), maxBytes));
  return [
    { name: 'telegram.zip', bytes: zip(drawn.map((webp, index): Member => [numbered(index, 'webp'), webp])) },
  ];
}

async function iMessage({ stickers }: FinishedPictures): Promise<Archive[]> {
  const { sides, maxBytes } = targetSpecs.imessage;
  const members: Member[] = [];
  for (const [size, side] of Object.entries(sides)) {
    const drawn = await eachOf(stickers, async (png) => pngWithin(await fitSquare(png, side), maxBytes));
    members.push(...drawn.map((png, index): Member => [`${size}/${numbered(index, 'png')}`, png]));
  }
  return [{ name: 'imessage.zip', bytes: zip(members) }];
}

/** Parts of at most `most`, all nearly as long: none falls under a least number by being the rest. */
function evenly<Item>(items: readonly Item[], most: number): Item[][] {
  const parts = Math.ceil(items.length / most);
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.round((part * items.length) / parts), Math.round(((part + 1) * items.length) / parts)),
  );
}

async function eachOf<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += atOnce)
    made.push(...(await Promise.all(items.slice(at, at + atOnce).map(make))));
  return made;
}

function numbered(index: number, extension: string): string {
  return `${String(index + 1).padStart(2, '0')}.${extension}`;
}

/** WebP of the best quality that fits into `maxBytes`. Throws where none does. */
async function webpWithin(picture: FittedPicture, maxBytes: number): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  for (const quality of webpQualities) {
    const bytes = await sharp(picture.data, { raw: rawOf(picture) })
      .webp({ quality, alphaQuality: quality < roughFrom ? quality : 100, effort: 4 })
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`A picture does not fit into ${maxBytes} bytes as WebP.`);
}

/** PNG with all its colours where that fits into `maxBytes`, else with a palette. Throws where none fits. */
async function pngWithin(picture: FittedPicture, maxBytes: number): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  for (const quality of pngQualities) {
    const options =
      quality === null ? { compressionLevel: 6 } : { palette: true, quality, compressionLevel: 9 };
    const bytes = await sharp(picture.data, { raw: rawOf(picture) })
      .png(options)
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`A picture does not fit into ${maxBytes} bytes as PNG.`);
}

/**
 * The package for Creators Market: main.png where the product has one, tab.png, 01.png … flat, nothing else. Same pictures,
 * same bytes.
 */
export async function packStickers(
  product: Product,
  pictures: { main: Uint8Array | null; tab: Uint8Array; stickers: readonly Uint8Array[] },
): Promise<Uint8Array> {
  return zip([
    ...(pictures.main ? [['main.png', pictures.main] satisfies [string, Uint8Array]] : []),
    ['tab.png', pictures.tab],
    ...pictures.stickers.map((png, index): [string, Uint8Array] => [
      pictureFileName(product, index + 1),
      png,
    ]),
  ]);
}

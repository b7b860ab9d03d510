import { type Product, pictureFileName, productSpecs } from '../../domain/product/product_spec.ts';
import { type ExportTarget, targetSpecs } from '../../domain/stamps/export_target.ts';
import { zip } from '../zip.ts';
import { animatedPng, animatedWebp, fitFrames } from './animated_files.ts';
import { animatedWebm, hasVideoEncoder } from './animated_webm.ts';
import { fitPicture, pngWithin, webpWithin } from './still_files.ts';
import { type PackAbout, whatsAppContents } from './whatsapp_contents.ts';

/** The finished PNGs of a set, in order. */
export interface FinishedPictures {
  readonly product: Product;
  readonly main: Uint8Array;
  readonly stickers: readonly Uint8Array[];
  readonly about: PackAbout;
}

interface Archive {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Member = readonly [name: string, data: Uint8Array];

/** Number of pictures processed at once: each holds some megabytes of pixels. */
const atOnce = 4;
/** Our stickers already have a margin, which is scaled with them, so this small addition suffices. */
const extraMargin = 4;

/** Exports a set for another messenger: one ZIP, or several if a pack holds fewer stickers than the set has. */
export function exportPictures(
  target: Exclude<ExportTarget, 'line'>,
  pictures: FinishedPictures,
): Promise<Archive[]> {
  const { timing, isEmoji } = productSpecs[pictures.product];
  const moves = timing !== null;
  if (target === 'whatsapp') return whatsApp(pictures, moves);
  if (target === 'telegram') return telegram(pictures, moves, isEmoji);
  if (target === 'discord') return discord(pictures, moves);
  return target === 'signal' ? signal(pictures, moves) : iMessage(pictures, moves);
}

async function whatsApp({ main, stickers, about }: FinishedPictures, moves: boolean): Promise<Archive[]> {
  const { side, maxBytes, animated, tray, pack } = targetSpecs.whatsapp;
  const square = { side, margin: extraMargin, isSquare: true };
  const fittedTray = await fitPicture(main, { side: tray.side, margin: 0, isSquare: true });
  const trayPicture = await pngWithin(fittedTray, tray.maxBytes);
  const drawn = await eachOf(stickers, moves, async (png) =>
    moves
      ? animatedWebp(await fitFrames(png, square), animated)
      : webpWithin(await fitPicture(png, square), maxBytes),
  );
  const packs = evenly(drawn, pack.most);
  const texts = evenly(about.texts, pack.most);
  return packs.map((files, at) => {
    const part = packs.length === 1 ? null : at + 1;
    const members = named(files, 'webp');
    const names = members.map(([name]) => name);
    const contents = whatsAppContents({ ...about, texts: texts[at] ?? [], part, names, moves });
    return {
      name: part === null ? 'whatsapp.zip' : `whatsapp-${part}.zip`,
      bytes: zip([['contents.json', contents], ['tray.png', trayPicture], ...members]),
    };
  });
}

/** Animations become videos if this machine can encode them, else stills of their first frames. */
async function telegram(
  { stickers }: FinishedPictures,
  moves: boolean,
  isEmoji: boolean,
): Promise<Archive[]> {
  const { side, maxBytes, animated, emoji } = targetSpecs.telegram;
  const isVideo = moves && (await hasVideoEncoder());
  const limit = { ...animated, ...(isEmoji ? { maxBytes: emoji.animatedBytes } : {}) };
  const fit = { side: isEmoji ? emoji.side : side, margin: 0, isSquare: isEmoji };
  const drawn = await eachOf(stickers, moves, async (png) => {
    if (isVideo) return animatedWebm(await fitFrames(png, fit), limit);
    return webpWithin(await fitPicture(png, fit), maxBytes);
  });
  return [{ name: 'telegram.zip', bytes: zip(named(drawn, isVideo ? 'webm' : 'webp')) }];
}

async function discord({ stickers }: FinishedPictures, moves: boolean): Promise<Archive[]> {
  const { side, maxBytes } = targetSpecs.discord;
  const drawn = await squares(stickers, moves, { side, maxBytes, still: pngWithin });
  return [{ name: 'discord.zip', bytes: zip(named(drawn, 'png')) }];
}

async function signal({ stickers }: FinishedPictures, moves: boolean): Promise<Archive[]> {
  const drawn = await squares(stickers, moves, { ...targetSpecs.signal, still: webpWithin });
  return [{ name: 'signal.zip', bytes: zip(named(drawn, moves ? 'png' : 'webp')) }];
}

async function iMessage({ stickers }: FinishedPictures, moves: boolean): Promise<Archive[]> {
  const { sides, animatedSide, maxBytes } = targetSpecs.imessage;
  const members: Member[] = [];
  for (const [size, side] of Object.entries(sides)) {
    if (moves && side !== animatedSide) continue;
    const drawn = await squares(stickers, moves, { side, maxBytes, still: pngWithin });
    members.push(...named(drawn, 'png').map(([name, data]): Member => [`${size}/${name}`, data]));
  }
  return [{ name: 'imessage.zip', bytes: zip(members) }];
}

interface Squares {
  readonly side: number;
  readonly maxBytes: number;
  /** Limit of an animation's loop. Default: no limit. */
  readonly maxSeconds?: number;
  readonly still: typeof pngWithin;
}

/** Squares without a margin: APNGs for animated sets, else in the format for stills. */
function squares(
  stickers: readonly Uint8Array[],
  moves: boolean,
  { side, maxBytes, maxSeconds = Number.POSITIVE_INFINITY, still }: Squares,
): Promise<Uint8Array[]> {
  const fit = { side, margin: 0, isSquare: true };
  return eachOf(stickers, moves, async (png) =>
    moves
      ? animatedPng(await fitFrames(png, fit), { maxBytes, maxSeconds })
      : still(await fitPicture(png, fit), maxBytes),
  );
}

/** Splits items into parts of at most `most` and nearly equal size, so that the last part is not below a minimum. */
function evenly<Item>(items: readonly Item[], most: number): Item[][] {
  const parts = Math.ceil(items.length / most);
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.round((part * items.length) / parts), Math.round(((part + 1) * items.length) / parts)),
  );
}

/** Animations are processed one at a time, as each holds sixteen pictures. */
async function eachOf<Item, Made>(
  items: readonly Item[],
  moves: boolean,
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const together = moves ? 1 : atOnce;
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += together)
    made.push(...(await Promise.all(items.slice(at, at + together).map(make))));
  return made;
}

function named(files: readonly Uint8Array[], extension: string): Member[] {
  return files.map((data, index) => [`${String(index + 1).padStart(2, '0')}.${extension}`, data]);
}

/**
 * Packs the ZIP for Creators Market: main.png if the product has one, tab.png, 01.png … in a flat directory,
 * nothing else. Output is deterministic.
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

import { createHash } from 'node:crypto';
import type { OverlayOptions, Sharp } from 'sharp';
import type { Order } from '../api/parameters.ts';
import type { Switch } from '../control/switches.ts';
import { accent, letters } from './accent.ts';
import { type Grid, gridOf, groundOf } from './grid_of.ts';
import { mascot } from './mascot.ts';
import { pose } from './pose.ts';
import { imageLibrary, open, type Raster } from './raster.ts';
import { subjectOf } from './subject_of.ts';

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What was drawn last: a second of work each, and the same order is drawn in the same way anyhow. */
const remembered = new Map<string, Promise<Picture>>();
const mostRemembered = 12;

/** Draws what was ordered from the first image: one figure, or a sheet of them in as many poses. */
export function drawPicture(
  order: Order,
  images: readonly Uint8Array[],
  fault: Switch | null,
): Promise<Picture> {
  const [first] = images;
  const { prompt, width, height, background, format } = order;
  const wanted = JSON.stringify({ prompt, width, height, background, format, fault });
  const key = createHash('sha256')
    .update(wanted)
    .update(first ?? '')
    .digest('base64url');
  const picture = remembered.get(key) ?? drawAnew(order, first, fault);
  remembered.set(key, picture);
  picture.catch(() => remembered.delete(key));
  for (const eldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(eldest);
  }
  return picture;
}

async function drawAnew(order: Order, first: Uint8Array | undefined, fault: Switch | null): Promise<Picture> {
  const subject = first ? await subjectOf(first) : await mascot();
  const grid = gridOf(order.prompt);
  const { width, height } = sizeOf(order, fault);
  const sharp = await imageLibrary();
  const layers = await cells(subject, grid, { width, height }, fault, seedOf(order.prompt));
  if (fault === 'text_in_art') {
    layers.push({ input: Buffer.from(letters(Math.round(width / 6))), left: 16, top: 16 });
  }
  const isClear = order.background === 'transparent' && !fault?.endsWith('_ground');
  const canvas = isClear
    ? sharp({ create: { width, height, channels: 4, background: '#00000000' } })
    : await ground(width, height, fault === 'uneven_ground', groundOf(order.prompt));
  const drawn = await canvas.composite(layers).png({ compressionLevel: 3 }).toBuffer();
  const flat = isClear ? sharp(drawn) : sharp(drawn).removeAlpha();
  const bytes = await flat
    .toFormat(order.format, order.format === 'png' ? { compressionLevel: 3 } : {})
    .toBuffer();
  return { bytes, width, height };
}

function sizeOf({ width, height }: Order, fault: Switch | null) {
  if (fault === 'wrong_size') return { width: width + Math.round(height / 32) * 16, height };
  if (fault === 'half_size') return { width: width / 2, height: height / 2 };
  return { width, height };
}

/** The figures of a sheet, each in the middle of its cell. */
async function cells(
  subject: Raster,
  { columns, rows }: Grid,
  { width, height }: { width: number; height: number },
  fault: Switch | null,
  seed: number,
): Promise<OverlayOptions[]> {
  const [across, down] = [width / columns, height / rows];
  const side = Math.floor(Math.min(across, down));
  const count = columns * rows;
  const special = Math.floor(count / 2);
  const layers: OverlayOptions[] = [];
  for (let cell = 0; cell < count; cell++) {
    if (fault === 'empty_cell' && cell === special) continue;
    const number = fault === 'duplicate_cell' && cell === special ? seed : seed + cell;
    // Half in the cell before: the two figures grow together, or the sheet cuts this one off.
    const shift = fault === 'bleeding_cell' && cell === special ? across / 2 : 0;
    const drawn = await pose(subject, number, Math.floor(side * 0.92));
    const left = Math.round(((cell % columns) + 0.5) * across - shift - drawn.width / 2);
    const top = Math.round((Math.floor(cell / columns) + 0.5) * down - drawn.height / 2);
    layers.push(await layer(drawn, left, top, width, height));
    const mark = shift > 0 ? null : accent(number, Math.round(side / 9));
    if (mark) {
      const corner = { left: Math.round((cell % columns) * across + side * 0.06), top: top + 2 };
      layers.push({ input: Buffer.from(mark), ...corner });
    }
  }
  return layers;
}

/** A layer of which what lies outside the sheet is cut off. */
async function layer(drawn: Raster, left: number, top: number, width: number, height: number) {
  const from = { x: Math.max(0, -left), y: Math.max(0, -top) };
  const kept = {
    left: from.x,
    top: from.y,
    width: Math.min(drawn.width - from.x, width - Math.max(0, left)),
    height: Math.min(drawn.height - from.y, height - Math.max(0, top)),
  };
  const input = await (await open(drawn)).extract(kept).png({ compressionLevel: 1 }).toBuffer();
  return { input, left: Math.max(0, left), top: Math.max(0, top) };
}

/** A ground as models draw it: flat but for a little noise, or from light to dark. */
async function ground(width: number, height: number, isUneven: boolean, colour: string): Promise<Sharp> {
  const data = new Uint8Array(width * height * 4);
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const [red, green, blue] = [part(1), part(3), part(5)];
  const limited = (value: number) => Math.min(255, Math.max(0, value));
  for (let at = 0; at < width * height; at++) {
    const noise = (Math.imul(at, 2654435761) >>> 29) - 3;
    const shade = isUneven ? Math.round(((at % width) / width) * 150) : 0;
    const stripe = isUneven && (Math.floor(at / width / 24) + Math.floor((at % width) / 24)) % 2 ? 60 : 0;
    const change = noise - shade - stripe;
    data[at * 4] = limited(red + change);
    data[at * 4 + 1] = limited(green + change);
    data[at * 4 + 2] = limited(blue + change);
    data[at * 4 + 3] = 255;
  }
  return open({ width, height, data });
}

/** Another prompt is drawn in other poses, the same one in the same. */
function seedOf(prompt: string): number {
  let seed = 0;
  for (const letter of prompt) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seed % 1000;
}

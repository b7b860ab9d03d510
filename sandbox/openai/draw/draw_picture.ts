import { createHash } from 'node:crypto';
import type { OverlayOptions, Sharp } from 'sharp';
import type { Order } from '../api/parameters.ts';
import type { Switch } from '../control/switches.ts';
import { pose } from './pose.ts';
import { close, imageLibrary, open, type Raster } from './raster.ts';
import { subjectOf } from './subject_of.ts';

/** Decorations beside a figure, as SVG paths in a 100 × 100 box. */
const ACCENTS = [
  '<path fill="#f0546c" d="M50 88 12 50a22 22 0 0 1 38-30 22 22 0 0 1 38 30z"/>',
  '<path fill="#56b8f0" d="M50 8c20 34 28 44 28 58a28 28 0 0 1-56 0c0-14 8-24 28-58z"/>',
  '<path fill="#f8c838" d="m50 6 12 32h33L68 58l10 34-28-20-28 20 10-34L5 38h33z"/>',
  '<path stroke="#342220" stroke-width="12" stroke-linecap="round" fill="none" d="M16 84 38 46M50 80V20M84 84 62 46"/>',
];

/** How a prompt divides its image. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="320" viewBox="0 0 300 320">
<path fill="#f4a261" d="M50 110 40 20l70 44q40-12 80 0l70-44-10 90q24 90-40 120l20 80H70l20-80q-64-30-40-120z"/>
<g fill="#342220"><circle cx="110" cy="130" r="12"/><circle cx="190" cy="130" r="12"/></g>
<path fill="none" stroke="#342220" stroke-width="8" stroke-linecap="round" d="M120 172q30 26 60 0"/>
<circle cx="82" cy="164" r="14" fill="#ef8a8a"/><circle cx="218" cy="164" r="14" fill="#ef8a8a"/></svg>`;

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Cache of recent pictures: each takes about a second, and equal requests give equal pictures. */
const cache = new Map<string, Promise<Picture>>();
const CACHE_SIZE = 12;

/** Draws the first image's subject: one figure, or a sheet of figures in different poses. */
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
  const picture = cache.get(key) ?? drawUncached(order, first, fault);
  cache.set(key, picture);
  picture.catch(() => cache.delete(key));
  for (const eldest of cache.keys()) {
    if (cache.size <= CACHE_SIZE) break;
    cache.delete(eldest);
  }
  return picture;
}

async function drawUncached(
  order: Order,
  first: Uint8Array | undefined,
  fault: Switch | null,
): Promise<Picture> {
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

/** The figures of a sheet, each centered in its cell. */
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
    // Shifted half into the previous cell, so that two figures touch or the sheet's edge cuts this one.
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

/** A layer, cropped to the sheet. */
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

/** A background like those of models: flat except for a little noise, or a gradient from light to dark. */
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

/** Poses depend on the prompt only. */
function seedOf(prompt: string): number {
  let seed = 0;
  for (const letter of prompt) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seed % 1000;
}

/** The figure for requests without an image. */
async function mascot(): Promise<Raster> {
  return close((await imageLibrary())(Buffer.from(SVG)));
}

/** Reads "3x3 grid", "3×3", "4 by 2 grid" from a prompt; a single image without any. */
function gridOf(prompt: string): Grid {
  const words = /\b([1-6])\s*(?:x|×|by)\s*([1-6])\b(?!\d)/i.exec(prompt);
  return { columns: Number(words?.[1] ?? 1), rows: Number(words?.[2] ?? 1) };
}

/** Returns the background that a prompt names as `#rrggbb`; white by default. */
function groundOf(prompt: string): string {
  return /#[0-9a-f]{6}\b/i.exec(prompt)?.[0] ?? '#ffffff';
}

/** An accent of `side` pixels as SVG; null for every other figure. */
function accent(index: number, side: number): string | null {
  const drawn = index % 2 === 0 ? ACCENTS[(index / 2) % ACCENTS.length] : undefined;
  if (drawn === undefined) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">${drawn}</svg>`;
}

/** Meaningless letters in the image, drawn as paths without a font. */
function letters(width: number): string {
  const strokes = [
    'M5 5v40M5 25h20M25 5v40',
    'M60 5H40v40h20M40 25h14',
    'M75 5v40h20',
    'M105 5l20 40M125 5l-20 40',
  ];
  const paths = strokes.map((path) => `<path d="${path}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 130 50" width="${width}"><g fill="none" stroke="#202020" stroke-width="8">${paths}</g></svg>`;
}

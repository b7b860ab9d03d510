import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  type Canvas,
  createCanvas,
  GlobalFonts,
  type Image,
  loadImage,
  type SKRSContext2D,
} from '@napi-rs/canvas';
import { drawGround, type Ground, grounds, seeded } from './grounds.ts';

/** A subject placed on a background: the correct cut-out is known. */
export interface Composition {
  name: string;
  kind: 'person' | 'thing';
  png: Uint8Array;
  width: number;
  height: number;
  /** 0..255 per pixel. */
  alpha: Uint8Array;
}

/** Emoji of Noto (OFL): animals first, then things. */
const emoji = [
  ...['🐶', '🐱', '🦊', '🐼', '🐘', '🐢', '🦋', '🐠', '🦜', '🦔', '🐇', '🐎'],
  ...['🍎', '🎸', '🧸', '🎂', '🚗', '🎧', '🌵', '☂️', '🪑', '👟', '⛵', '🍔'],
];
/** Photos with masks (tests/photos/masks): the mask covers the subject. */
const things = ['chelsea.png', 'coffee.png', 'rocket.jpg'];
const people = ['astronaut.png', 'camera.png'];

const require = createRequire(import.meta.url);
const photos = new URL('../../../tests/photos/', import.meta.url);
const size = { width: 768, height: 640 };

interface Art {
  name: string;
  kind: Composition['kind'];
  picture: Canvas;
  /** Whether the subject is cut off by the lower border, like a bust. */
  stands: boolean;
}

/** Yields the same compositions each time, filtered by name. */
export async function* compositions(
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<Composition> {
  const cut = async (name: string, kind: Art['kind']): Promise<Art> => ({
    name: name.replace(/\..*/, ''),
    kind,
    picture: await masked(name),
    stands: name !== 'rocket.jpg' && name !== 'coffee.png',
  });
  const drawn = emoji.map(
    (text): Art => ({ name: text, kind: 'thing', picture: glyph(text), stands: false }),
  );
  const persons = await Promise.all(people.map((name) => cut(name, 'person')));
  const cutThings = await Promise.all(things.map((name) => cut(name, 'thing')));
  const crowd = persons.map(({ picture }) => picture);
  const onAll = [...persons, ...cutThings].flatMap((art) =>
    grounds.map((ground) => ({ art, ground, mirrored: false })),
  );
  const mirrored = persons.flatMap((art) => grounds.map((ground) => ({ art, ground, mirrored: true })));
  const emojiOnTwo = drawn.flatMap((art, index) =>
    [0, 2].map((step) => ({
      art,
      ground: grounds[(index + step) % grounds.length] as Ground,
      mirrored: step === 2,
    })),
  );
  let seed = 0;
  for (const { art, ground, mirrored: flip } of [...onAll, ...mirrored, ...emojiOnTwo]) {
    seed += 1;
    const name = `${art.name} ${ground}${flip ? ' mirrored' : ''}`;
    if (isWanted(name)) yield { ...composed(art, ground, flip, seed, crowd), name };
  }
}

function composed(
  { kind, picture, stands }: Art,
  ground: Ground,
  mirrored: boolean,
  seed: number,
  crowd: readonly (Canvas | Image)[],
): Omit<Composition, 'name'> {
  const random = seeded(seed);
  const { width, height } = size;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  drawGround[ground](context, width, height, random, crowd);
  const fit =
    Math.min(width / picture.width, height / picture.height) * (stands ? 0.86 : 0.5 + random() * 0.3);
  const [wide, tall] = [picture.width * fit, picture.height * fit];
  const x = (width - wide) * (0.25 + random() * 0.5);
  const y = stands ? height - tall : (height - tall) * (0.3 + random() * 0.4);
  const layer = createCanvas(width, height);
  const over = layer.getContext('2d');
  over.imageSmoothingQuality = 'high';
  if (mirrored) {
    over.translate(width, 0);
    over.scale(-1, 1);
  }
  over.drawImage(picture, x, y, wide, tall);
  context.drawImage(layer, 0, 0);
  const alpha = alphaOf(over, width, height);
  return {
    kind,
    png: canvas.toBuffer('image/png'),
    width,
    height,
    alpha,
  };
}

function alphaOf(context: SKRSContext2D, width: number, height: number): Uint8Array {
  const { data } = context.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, at) => data[at * 4 + 3] ?? 0);
}

/** Returns a photo with its mask as alpha, cropped to it. */
async function masked(name: string): Promise<Canvas> {
  const [photo, mask] = await Promise.all([
    loadImage(await readFile(new URL(name, photos))),
    loadImage(await readFile(new URL(`masks/${name.replace(/\..*/, '.png')}`, photos))),
  ]);
  const canvas = createCanvas(photo.width, photo.height);
  const context = canvas.getContext('2d');
  context.drawImage(mask, 0, 0);
  const gray = context.getImageData(0, 0, canvas.width, canvas.height).data;
  context.drawImage(photo, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < gray.length; at += 4) pixels.data[at + 3] = gray[at] ?? 0;
  context.putImageData(pixels, 0, 0);
  return trimmed(canvas);
}

let fontFamilies: string | null = null;

function emojiFamilies(): string {
  if (fontFamilies) return fontFamilies;
  const home = dirname(require.resolve('@fontsource/noto-color-emoji/package.json'));
  const names = globSync('files/*-normal.woff', { cwd: home }).sort();
  fontFamilies = names
    .map((file, index) => {
      GlobalFonts.registerFromPath(`${home}/${file}`, `bench emoji ${index}`);
      return `"bench emoji ${index}"`;
    })
    .join(', ');
  return fontFamilies;
}

function glyph(text: string): Canvas {
  const canvas = createCanvas(560, 560);
  const context = canvas.getContext('2d');
  context.font = `400px ${emojiFamilies()}`;
  context.fillText(text, 30, 430);
  return trimmed(canvas);
}

function trimmed(canvas: Canvas): Canvas {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 8) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  if (box.right <= box.left) throw new Error('Nothing was drawn.');
  const result = createCanvas(box.right - box.left, box.bottom - box.top);
  result.getContext('2d').drawImage(canvas, -box.left, -box.top);
  return result;
}

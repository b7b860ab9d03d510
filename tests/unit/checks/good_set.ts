import { setMetadataSchema } from '../../../functions/src/domain/stamps/set_metadata.ts';
import type { CheckedSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { clear, type Paint, paint, type Rgba } from './paint.ts';

export const width = 200;
export const height = 180;
const texts = [
  'おはよう',
  'ありがとう',
  'りょうかい',
  'おつかれさま',
  'ごめんね',
  'やったー',
  'またね',
  'おやすみ',
];

/**
 * Returns a round face with a dark rim and patches of its own; no two are alike. `margin` px around it stay
 * transparent.
 */
export function face(number: number, margin = 10, w = width, h = height): Paint {
  return (x, y) => {
    const [across, down] = [(x - (w - 1) / 2) / (w / 2 - margin), (y - (h - 1) / 2) / (h / 2 - margin)];
    const away = Math.hypot(across, down);
    if (away > 1) return clear;
    return away > 0.9 ? [40, 30, 50, 255] : patch(number, across, down);
  };
}

/** Colors of 6 x 6 patches with a horizontal gradient. */
function patch(number: number, across: number, down: number): Rgba {
  const [column, row] = [Math.floor((across + 1) * 3), Math.floor((down + 1) * 3)];
  const seed = (number * 7919 + column * 104_729 + row * 1_299_709) % 9973;
  const shade = Math.floor((((across + 1) * 3) % 1) * 40);
  return [(seed % 200) + shade, ((seed * 3) % 200) + shade, ((seed * 7) % 200) + shade, 255];
}

export const sticker = (number: number) => paint(width, height, face(number));

const stickers = texts.map((text, at) => ({ messageId: `m${at + 1}`, png: sticker(at + 1), text }));
const main = paint(240, 240, face(1, 10, 240, 240));
const tab = paint(96, 74, face(1, 3, 96, 74));

const goodMetadata = {
  title: { en: 'Round Patchwork Faces', ja: 'まるい顔のスタンプ' },
  description: { en: 'Colourful stickers for every day.', ja: '毎日使える、まるい顔のスタンプです。' },
  creatorName: 'Hanako',
  copyright: '(c) Hanako',
};

/** A set without findings. */
export function goodSet(metadata: object = {}): CheckedSet {
  return {
    product: 'sticker',
    stickers: [...stickers],
    main,
    tab,
    metadata: setMetadataSchema.parse({ ...goodMetadata, ...metadata }),
    aiUsed: false,
    photoUsed: true,
  };
}

/** Returns the good set with one picture or message replaced. */
export function withSticker(
  number: number,
  change: Partial<Omit<CheckedSet['stickers'][number], 'messageId'>>,
): CheckedSet {
  const set = goodSet();
  return {
    ...set,
    stickers: set.stickers.map((each, at) => (at === number - 1 ? { ...each, ...change } : each)),
  };
}

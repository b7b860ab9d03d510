import type { CheckedSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { animate, type TestAnimation, type TestFrame } from './animate.ts';
import { face, goodSet } from './good_set.ts';
import { paint } from './paint.ts';

export const animatedWidth = 270;
export const animatedHeight = 120;

/** A face that rises a little, in frames of equal duration. */
export function rising(number: number, count = 5, w = animatedWidth, h = animatedHeight): TestFrame[] {
  const own = face(number, 6, w, h);
  return Array.from({ length: count }, (_, at) => ({ paint: (x, y) => own(x, y + at), delay: [1, count] }));
}

export const animated = (number: number, change: Partial<TestAnimation> = {}) =>
  animate({ width: animatedWidth, height: animatedHeight, frames: rising(number), ...change });

export const emoji = (number: number, margin = 1) => paint(180, 180, face(number, margin, 180, 180));

const animatedPngs = goodSet().stickers.map((_, at) => animated(at + 1));
const animatedMain = animate({ width: 240, height: 240, frames: rising(1, 5, 240, 240) });
const emojiPngs = goodSet().stickers.map((_, at) => emoji(at + 1));
const animatedEmojiPngs = goodSet().stickers.map((_, at) =>
  animate({ width: 180, height: 180, frames: rising(at + 1, 5, 180, 180) }),
);
const emojiTexts = ['OK', 'はい', '', 'ねえ', 'え?', 'わーい', '', 'Zzz'];

const withPictures = (
  pngs: readonly Uint8Array[],
  texts: readonly string[] | null,
  metadata: object = {},
) => {
  const set = goodSet(metadata);
  return {
    ...set,
    stickers: set.stickers.map((each, at) => ({
      ...each,
      png: pngs[at] ?? new Uint8Array(),
      text: texts ? (texts[at] ?? '') : each.text,
    })),
  };
};
const emojiWords = {
  description: { en: 'Colourful emoji for every day.', ja: '毎日使える、まるい顔の絵文字です。' },
};

/** One set without findings for each product. */
export const goodProducts = {
  sticker: () => goodSet(),
  animated_sticker: (): CheckedSet => ({
    ...withPictures(animatedPngs, null),
    product: 'animated_sticker',
    main: animatedMain,
  }),
  emoji: (): CheckedSet => ({
    ...withPictures(emojiPngs, emojiTexts, emojiWords),
    product: 'emoji',
    main: null,
  }),
  animated_emoji: (): CheckedSet => ({
    ...withPictures(animatedEmojiPngs, emojiTexts, emojiWords),
    product: 'animated_emoji',
    main: null,
  }),
} as const;

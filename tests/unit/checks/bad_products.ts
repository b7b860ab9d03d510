import { zipSync } from 'fflate';
import type { Product } from '../../../functions/src/domain/product/product_spec.ts';
import type { CheckRuleId } from '../../../functions/src/domain/stamps/check_rules.ts';
import type { CheckedSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { animate, type TestAnimation } from './animate.ts';
import type { BadSet } from './bad_sets.ts';
import { animated, animatedHeight, animatedWidth, emoji, goodProducts, rising } from './good_products.ts';
import { face, goodSet, sticker } from './good_set.ts';
import { clear, type Paint, paint, withChunk } from './paint.ts';

const third =
  (product: Product) =>
  (name: string, rule: CheckRuleId, png: () => Uint8Array, along: CheckRuleId[] = []): BadSet => ({
    name: `${product}: ${name}`,
    rule,
    messageId: 'm3',
    along,
    make: () => withThird(product, { png: png() }),
  });
const whole =
  (product: Product) =>
  (
    name: string,
    rule: CheckRuleId,
    change: (set: CheckedSet) => Partial<CheckedSet>,
    messageId: string | null = null,
    along: CheckRuleId[] = [],
  ): BadSet => ({
    name: `${product}: ${name}`,
    rule,
    messageId,
    along,
    make: () => {
      const set = goodProducts[product]();
      return { ...set, ...change(set) };
    },
  });

function withThird(product: Product, change: Partial<CheckedSet['stickers'][number]>): CheckedSet {
  const set = goodProducts[product]();
  return { ...set, stickers: set.stickers.map((each, at) => (at === 2 ? { ...each, ...change } : each)) };
}

const moving = third('animated_sticker');
const movingSet = whole('animated_sticker');
const own = face(3, 6, animatedWidth, animatedHeight);
const odd = (change: Partial<TestAnimation>) => () => animated(3, change);
const timed = (...delays: [number, number][]) =>
  odd({ frames: rising(3).map((frame, at) => ({ ...frame, delay: delays[at] ?? [1, 10] })) });
const sized = (width: number, height: number) => () =>
  animate({ width, height, frames: rising(3, 5, width, height) });
const fifth: [number, number] = [1, 5];
const weighed = (bytes: number) => () => withChunk(animated(3), 'tEXt', Buffer.alloc(bytes));
/** Less than half of the face. */
const part: Paint = (x, y) => (x < 110 ? own(x, y) : clear);

/** Returns the animation with the header of a palette image, as tools that save colors write it. */
function withPalette(): Buffer {
  const png = animated(3);
  const header = Buffer.from(png.subarray(16, 29));
  header.set([8, 3], 8);
  const clean = paint(animatedWidth, animatedHeight, own);
  const all = withChunk(clean, 'PLTE', Buffer.from([0, 0, 0, 255, 0, 0]));
  const withAlpha = withChunk(all, 'tRNS', Buffer.from([0]));
  return withHeaderOf(withAlpha, header);
}

function withHeaderOf(png: Buffer, header: Buffer): Buffer {
  const renewed = withChunk(png, 'IHDR', header);
  // The new header follows the old one, which is removed.
  const signatureLength = 8;
  const chunkLength = 25;
  return Buffer.concat([
    renewed.subarray(0, signatureLength),
    renewed.subarray(signatureLength + chunkLength),
  ]);
}

const animations: BadSet[] = [
  moving('a still picture', 'animation_missing', () => paint(animatedWidth, animatedHeight, own)),
  moving('a wrong number of frames', 'animation_damaged', odd({ declared: 6 })),
  moving('10,000 frames that are not there', 'animation_damaged', odd({ declared: 10_000 })),
  moving('frames out of order', 'animation_damaged', odd({ firstSequence: 1 })),
  moving(
    'a frame beside the canvas',
    'animation_damaged',
    odd({ frames: [...rising(3, 4), { paint: own, area: [200, 0, 100, 50], delay: [1, 5] }] }),
  ),
  moving('4 frames', 'frame_count', odd({ frames: rising(3, 4) })),
  moving('21 frames', 'frame_count', odd({ frames: rising(3, 21) })),
  moving('endless', 'loop_endless', odd({ loops: 0 })),
  moving('5 loops', 'loop_count', odd({ loops: 5 }), ['total_seconds']),
  moving('3,996 ms', 'loop_seconds', timed([999, 1000], [999, 1000], [999, 1000], [499, 1000], [1, 2])),
  moving('5 seconds', 'loop_seconds', timed([1, 1], [1, 1], [1, 1], [1, 1], [1, 1])),
  moving('half a second', 'loop_seconds', timed([1, 10], [1, 10], [1, 10], [1, 10], [1, 10])),
  moving(
    '3 loops of 2 seconds',
    'total_seconds',
    odd({ loops: 3, frames: rising(3).map((frame) => ({ ...frame, delay: [2, 5] })) }),
  ),
  moving('a hidden first frame', 'frame_hidden', odd({ isFirstHidden: true })),
  moving('a first frame of 0 ms', 'frame_hidden', timed([0, 5], fifth, fifth, fifth, [2, 5])),
  moving(
    '9 frames of a still picture',
    'frames_merged',
    odd({ frames: Array.from({ length: 9 }, () => ({ paint: own, delay: [1, 9] as const })) }),
  ),
  moving(
    'two equal frames side by side',
    'frames_equal',
    odd({ frames: [...rising(3, 5), ...rising(3, 5).slice(4)].map((each) => ({ ...each, delay: [1, 6] })) }),
  ),
  moving(
    'a first frame with a part of it',
    'first_frame_unreadable',
    odd({ frames: [{ paint: part }, ...rising(3, 4).map((each) => ({ ...each, delay: fifth }))] }),
  ),
  moving('a palette', 'png_colour', withPalette),
  moving('268 × 268', 'size_long_side', sized(268, 268)),
  moving('322 wide', 'size_too_large', sized(322, 160)),
  moving('272 high', 'size_too_large', sized(160, 272)),
  moving('over 300,000 bytes', 'png_heavy', weighed(300_000)),
  moving('1,000,000 bytes', 'png_bytes', () =>
    withChunk(animated(3), 'tEXt', Buffer.alloc(1_000_000 - 12 - animated(3).byteLength)),
  ),
  movingSet('a still main picture', 'animation_missing', () => ({ main: goodSet().main }), 'main'),
  movingSet('no main picture', 'picture_missing', () => ({ main: null }), 'main'),
  movingSet(
    'a tab that moves',
    'png_animated',
    () => ({ tab: animate({ width: 96, height: 74, frames: rising(1, 5, 96, 74) }) }),
    'tab',
  ),
  movingSet('9 stickers', 'sticker_count', ({ stickers }) => ({
    stickers: [...stickers, { messageId: 'm9', png: animated(9), text: 'ただいま' }],
  })),
];

const small = third('emoji');
const emojiSet = whole('emoji');
const words = (name: string, rule: CheckRuleId, change: Partial<CheckedSet['stickers'][number]>): BadSet => ({
  name: `emoji: ${name}`,
  rule,
  messageId: 'm3',
  make: () => withThird('emoji', change),
});
const more = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ messageId: `m${at + 1}`, png: emoji(at + 1), text: '' }));

function zipOf(
  { stickers, tab }: CheckedSet,
  nameOf: (number: number) => string,
): Record<string, Uint8Array> {
  const named = stickers.map(({ png }, at): [string, Uint8Array] => [nameOf(at + 1), png]);
  return Object.fromEntries([['tab.png', tab ?? new Uint8Array()], ...named]);
}
const digits = (count: number) => (number: number) => `${String(number).padStart(count, '0')}.png`;
const zipped = (files: Record<string, Uint8Array>) => ({ zip: zipSync(files, { level: 0 }) });

const emojis: BadSet[] = [
  small('178 × 178', 'size_not_exact', () => paint(178, 178, face(3, 1, 178, 178))),
  small('as large as a sticker', 'size_not_exact', () => paint(370, 320, face(3, 1, 370, 320))),
  small('far from the edge', 'emoji_fill', () => emoji(3, 20)),
  small('an animation', 'png_animated', () =>
    animate({ width: 180, height: 180, frames: rising(3, 5, 180, 180) }),
  ),
  words('four characters', 'emoji_text_long', { text: 'ありがと' }),
  words('letters of 20 px', 'emoji_text_small', { text: 'OK', captionSize: 20 }),
  emojiSet('7 emoji', 'emoji_count', ({ stickers }) => ({ stickers: stickers.slice(1) })),
  emojiSet('41 emoji', 'emoji_count', () => ({ stickers: more(41) }), null, [
    'near_duplicate',
    'duplicate',
    'tab_stranger',
  ]),
  emojiSet('no tab picture', 'picture_missing', () => ({ tab: null }), 'tab'),
  emojiSet('ZIP: a main picture', 'zip_names', (set) =>
    zipped({ ...zipOf(set, digits(3)), 'main.png': sticker(1) }),
  ),
  emojiSet('ZIP: names of two digits', 'zip_names', (set) => zipped(zipOf(set, digits(2)))),
  emojiSet(
    'ZIP: over 20 MB',
    'zip_over_limit',
    (set) => zipped({ ...zipOf(set, digits(3)), 'filler.bin': new Uint8Array(20_000_001) }),
    null,
    ['zip_names'],
  ),
  emojiSet(
    'no word of emoji',
    'text_no_emoji',
    ({ metadata }) => ({
      metadata: { ...metadata, description: { en: 'Round stickers for every day.', ja: null } },
    }),
    null,
    ['text_counterpart_missing'],
  ),
  third('animated_emoji')('a still picture', 'animation_missing', () => emoji(3)),
  third('animated_emoji')('178 × 178', 'size_not_exact', () =>
    animate({ width: 178, height: 178, frames: rising(3, 5, 178, 178) }),
  ),
];

/** Packages of the other products, each of which breaks one rule. */
export const badProducts: readonly BadSet[] = [...animations, ...emojis];

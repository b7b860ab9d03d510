import { maxEmojiCaption } from './emoji_caption.ts';

/** What a set is at Creators Market. A set's product never changes; another product of it is a separate set. */
export const products = ['sticker', 'animated_sticker', 'emoji', 'animated_emoji'] as const;

export type Product = (typeof products)[number];

/** Products that are derived from a finished set of another. */
export const derivedProducts = ['animated_sticker', 'emoji', 'animated_emoji'] as const satisfies Product[];

export type DerivedProduct = (typeof derivedProducts)[number];

/** The products that can be derived from a finished set of each product. */
export const derivationsOf: Readonly<Record<Product, readonly DerivedProduct[]>> = {
  sticker: ['animated_sticker', 'emoji'],
  animated_sticker: [],
  emoji: ['animated_emoji'],
  animated_emoji: [],
};

/** Requirements of Creators Market for a static sticker package. */
export const stickerSpec = {
  /** Allowed numbers of stickers in a package. */
  counts: [8, 16, 24, 32, 40],
  sticker: { maxWidth: 370, maxHeight: 320, minWidth: 80, minHeight: 80, margin: 10 },
  main: { width: 240, height: 240 },
  tab: { width: 96, height: 74 },
  /** Per image; 10^6 is safe under both readings of "1 MB". */
  maxImageBytes: 1_000_000,
  /** Older snapshots say 20 MB, newer texts 60 MB: warn above the first, block above the second. */
  zip: { warnBytes: 20_000_000, maxBytes: 60_000_000 },
  png: { bitDepth: 8, colorType: 6, dotsPerInch: 72, pixelsPerMetre: 2835 },
} as const;

export type StickerCount = (typeof stickerSpec.counts)[number];

/** Sizes in px. */
interface CanvasRule {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
  /** Minimum length of the longer side. */
  readonly minLongSide: number;
  readonly hasEvenSides: boolean;
  /** Required transparent px between the edge and the drawing. */
  readonly margin: number;
}

export interface TimingRule {
  readonly frames: { readonly min: number; readonly max: number };
  /** 0 would be endless, which the site rejects. */
  readonly loops: { readonly min: number; readonly max: number };
  /** Allowed durations of one loop in seconds. They are exact: 3,996 ms are rejected. */
  readonly seconds: readonly number[];
  /** Maximum total of all loops, in seconds. */
  readonly totalSeconds: number;
}

export interface ProductSpec {
  /** Shown inline in text, very small, with a caption of a few characters at most. */
  readonly isEmoji: boolean;
  readonly counts: readonly number[];
  readonly picture: CanvasRule;
  /** Digits of an image's file name: `01.png` or `001.png`. */
  readonly nameDigits: 2 | 3;
  /** The main image in the ZIP; null = none. */
  readonly main: { readonly width: number; readonly height: number; readonly isAnimated: boolean } | null;
  /** Number of the set's images that are chosen at the site as main images. */
  readonly chosenMains: number;
  readonly tab: { readonly width: number; readonly height: number };
  /** null = still images. */
  readonly timing: TimingRule | null;
  readonly pictureBytes: { readonly warn: number | null; readonly max: number };
  readonly zipBytes: { readonly warn: number; readonly max: number };
  /** Most legible caption characters at this size; null = no limit by the product. */
  readonly captionLength: number | null;
  readonly source: string;
}

/**
 * Sources, read in November 2026: the site's creation guidelines of each product (`guideline`) and public reports
 * about the live uploader (`reported`). Where they disagree, the stricter number warns and the safer hard limit
 * blocks.
 */
export const animationTiming: TimingRule = {
  frames: { min: 5, max: 20 },
  loops: { min: 1, max: 4 },
  seconds: [1, 2, 3, 4],
  totalSeconds: 4,
};

const emojiCounts = Array.from({ length: 33 }, (_, at) => at + 8);

const emojiPicture: CanvasRule = {
  minWidth: 180,
  minHeight: 180,
  maxWidth: 180,
  maxHeight: 180,
  minLongSide: 180,
  hasEvenSides: false,
  margin: 0,
};

/** Requirements of Creators Market for the package of each product. */
export const productSpecs: Readonly<Record<Product, ProductSpec>> = {
  sticker: {
    isEmoji: false,
    counts: stickerSpec.counts,
    picture: { ...stickerSpec.sticker, minLongSide: stickerSpec.sticker.minWidth, hasEvenSides: true },
    nameDigits: 2,
    main: { ...stickerSpec.main, isAnimated: false },
    chosenMains: 0,
    tab: stickerSpec.tab,
    timing: null,
    pictureBytes: { warn: null, max: stickerSpec.maxImageBytes },
    zipBytes: { warn: stickerSpec.zip.warnBytes, max: stickerSpec.zip.maxBytes },
    captionLength: null,
    source: 'guideline',
  },
  animated_sticker: {
    isEmoji: false,
    counts: [8, 16, 24],
    picture: {
      minWidth: 80,
      minHeight: 80,
      maxWidth: 320,
      maxHeight: 270,
      minLongSide: 270,
      hasEvenSides: false,
      margin: 0,
    },
    nameDigits: 2,
    main: { ...stickerSpec.main, isAnimated: true },
    chosenMains: 0,
    tab: stickerSpec.tab,
    timing: animationTiming,
    pictureBytes: { warn: 300_000, max: 999_999 },
    zipBytes: { warn: 20_000_000, max: 60_000_000 },
    captionLength: null,
    source: 'guideline; bytes and exact seconds reported',
  },
  emoji: {
    isEmoji: true,
    counts: emojiCounts,
    picture: emojiPicture,
    nameDigits: 3,
    main: null,
    chosenMains: 0,
    tab: stickerSpec.tab,
    timing: null,
    pictureBytes: { warn: null, max: 1_000_000 },
    zipBytes: { warn: 20_000_000, max: 20_000_000 },
    captionLength: maxEmojiCaption,
    source: 'guideline',
  },
  animated_emoji: {
    isEmoji: true,
    counts: emojiCounts,
    picture: emojiPicture,
    nameDigits: 3,
    main: null,
    chosenMains: 4,
    tab: stickerSpec.tab,
    timing: animationTiming,
    pictureBytes: { warn: 300_000, max: 999_999 },
    zipBytes: { warn: 20_000_000, max: 20_000_000 },
    captionLength: maxEmojiCaption,
    source: 'guideline; exact seconds reported',
  },
};

/** Returns the largest allowed number of stickers that `available` ones fill; 0 if there are too few. */
export function largestCount(product: Product, available: number): number {
  return Math.max(0, ...productSpecs[product].counts.filter((each) => each <= available));
}

/** Returns `01`, or `001` for emoji: the site's name of the image at `sequence` (1-based). */
export function pictureKey(product: Product, sequence: number): string {
  return String(sequence).padStart(productSpecs[product].nameDigits, '0');
}

/** Returns the file name of that image inside the package. */
export function pictureFileName(product: Product, sequence: number): string {
  return `${pictureKey(product, sequence)}.png`;
}

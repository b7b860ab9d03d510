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

/** Where a set can be used: `line` is the package for Creators Market, the others are made from its images. */
export const exportTargets = ['line', 'whatsapp', 'telegram', 'discord', 'signal', 'imessage'] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** What other messengers require of a sticker. Sizes in px, weights in bytes, times in seconds. */
export const targetSpecs = {
  /**
   * WhatsApp's published sticker rules: WebP of exactly 512 × 512, a tray icon, packs of 3 to 30, all still or all
   * animated.
   */
  whatsapp: {
    side: 512,
    maxBytes: 100 * 1024,
    animated: { maxBytes: 500 * 1024, maxSeconds: 10 },
    tray: { side: 96, maxBytes: 50 * 1024 },
    pack: { least: 3, most: 30 },
    /** Recommended transparent margin. */
    margin: 16,
  },
  /** Telegram: one side exactly 512, the other at most that; at most 120 per set. Custom emoji are 100 × 100. */
  telegram: {
    side: 512,
    maxBytes: 512 * 1024,
    /** WebM, VP9 with alpha. */
    animated: { maxBytes: 256 * 1024, maxSeconds: 3 },
    emoji: { side: 100, animatedBytes: 64 * 1024 },
  },
  /** Discord server stickers: PNG or APNG of exactly 320 × 320. */
  discord: { side: 320, maxBytes: 512 * 1024 },
  /** Signal: WebP, or APNG for animations, 512 × 512; at most 200 per pack. */
  signal: { side: 512, maxBytes: 300 * 1024, maxSeconds: 3 },
  /** Messages on Apple devices: square images in one of three sizes; animations in the middle one. */
  imessage: { sides: { small: 300, medium: 408, large: 618 }, animatedSide: 408, maxBytes: 500_000 },
} as const;

/** Where a set can be used: `line` is the package for Creators Market, the others are made from its pictures. */
export const exportTargets = ['line', 'whatsapp', 'telegram', 'imessage'] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** What the other messengers ask of a static sticker. Sizes in px, weights in bytes. */
export const targetSpecs = {
  /** WhatsApp's published sticker rules: WebP of exactly 512 × 512, a tray picture, packs of 3 to 30. */
  whatsapp: {
    side: 512,
    maxBytes: 100 * 1024,
    tray: { side: 96, maxBytes: 50 * 1024 },
    pack: { least: 3, most: 30 },
    /** Clear rim that it recommends. */
    margin: 16,
  },
  /** Telegram's: one side exactly 512, the other at most that; at most 120 in one set. */
  telegram: { side: 512, maxBytes: 512 * 1024 },
  /** Messages on Apple devices: square pictures of one of three sizes. */
  imessage: { sides: { small: 300, medium: 408, large: 618 }, maxBytes: 500_000 },
} as const;

/** What a photo may be. Bytes as stored, pixels after decoding. Storage rules repeat `maxBytes` and `contentTypes`. */
export const photoLimits = {
  maxBytes: 20 * 1024 * 1024,
  minSide: 64,
  maxPixels: 50_000_000,
  /** Longest side that the engine works on, in px. */
  normalisedSide: 1024,
  contentTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
} as const;

/** Longest photo that is tried out without an account, in bytes: a call carries it, as base64. */
export const trialPhotoBytes = 6 * 1024 * 1024;

/** The same as characters of base64. */
export const trialPhotoCharacters = Math.ceil(trialPhotoBytes / 3) * 4;

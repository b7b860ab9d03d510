/**
 * Limits of a photo. Bytes as stored, pixels after decoding. The Storage rules repeat `maxBytes` and
 * `contentTypes`.
 */
export const photoLimits = {
  maxBytes: 20 * 1024 * 1024,
  minSide: 64,
  maxPixels: 50_000_000,
  /** Longest side that the engine works on, in px. */
  normalisedSide: 1024,
  contentTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
} as const;

/** Largest photo that can be tried without an account, in bytes: the call carries it as base64. */
export const trialPhotoBytes = 6 * 1024 * 1024;

/** The same limit in base64 characters. */
export const trialPhotoCharacters = Math.ceil(trialPhotoBytes / 3) * 4;

import { z } from 'zod';

/**
 * What may happen to a call. `429`, `500`, `quota`, `moderation`: refused, not billed · `timeout_after_billing`: billed
 * and never answered · `lost_after_billing`: billed, then the connection breaks · `slow`: later by `slowMs` ·
 * `wrong_size`: another aspect · `half_size`: half as wide and high · `missing_usage` · `opaque_ground`: flat instead of
 * transparent · `uneven_ground`: a gradient · `text_in_art` · `empty_cell`, `duplicate_cell`, `bleeding_cell`: so in one
 * cell of a sheet · `malformed`: success without a picture.
 */
export const SWITCHES = [
  '429',
  '500',
  'quota',
  'moderation',
  'timeout_after_billing',
  'lost_after_billing',
  'slow',
  'wrong_size',
  'half_size',
  'missing_usage',
  'opaque_ground',
  'uneven_ground',
  'text_in_art',
  'empty_cell',
  'duplicate_cell',
  'bleeding_cell',
  'malformed',
] as const;
export type Switch = (typeof SWITCHES)[number];

export const SETTINGS = z.strictObject({
  /** Before every answer that brings a picture. */
  latencyMs: z.number().min(0).exactOptional(),
  slowMs: z.number().min(0).exactOptional(),
  /** What `429` and `500` say in `retry-after-ms`. */
  retryAfterMs: z.number().min(0).exactOptional(),
  /** Pictures within a minute; the call after them is answered 429. */
  imagesPerMinute: z.int().min(1).exactOptional(),
  /** Switches for the next calls, in order; `null` for a normal call. */
  next: z.array(z.enum(SWITCHES).nullable()).exactOptional(),
});
export type Settings = Required<z.infer<typeof SETTINGS>>;

export const defaultSettings = (): Settings => ({
  latencyMs: 0,
  slowMs: 5_000,
  retryAfterMs: 20,
  imagesPerMinute: 10_000,
  next: [],
});

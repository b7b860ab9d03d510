import { z } from 'zod';

/**
 * Faults of a call. `429`, `500`, `quota`, `moderation`: rejected, not billed · `timeout_after_billing`: billed and
 * never answered · `lost_after_billing`: billed, then the connection breaks · `slow`: delayed by `slowMs` ·
 * `wrong_size`: another aspect ratio · `half_size`: half as wide and high · `missing_usage` · `opaque_ground`: flat
 * instead of transparent · `uneven_ground`: a gradient · `text_in_art` · `empty_cell`, `duplicate_cell`,
 * `bleeding_cell`: in one cell of a sheet · `malformed`: success without an image.
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
  /** Delay before every response with an image. */
  latencyMs: z.number().min(0).exactOptional(),
  slowMs: z.number().min(0).exactOptional(),
  /** Value of `retry-after-ms` in `429` and `500` responses. */
  retryAfterMs: z.number().min(0).exactOptional(),
  /** Images per minute; the next call gets 429. */
  imagesPerMinute: z.int().min(1).exactOptional(),
  /** Switches of the next calls, in order; `null` for a normal call. */
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

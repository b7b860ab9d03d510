import { z } from 'zod';
import { timestamp } from './timestamp.ts';

/**
 * How often something was done in one day (of Japan), under a hash of what, by whom and that day. Every call adds to it,
 * those that are refused too. No client reads it.
 */
export const rateLimitDocument = z.object({
  count: z.number().int().min(1),
  /** The same by minute of the day, 0 to 1439. */
  minutes: z.record(z.string(), z.number().int().min(1)),
  /** Some time after the day; a TTL policy on this field removes the document. */
  expiresAt: timestamp,
  /** When the day began. */
  createdAt: timestamp,
  updatedAt: timestamp,
});

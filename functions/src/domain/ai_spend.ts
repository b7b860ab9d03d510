import { z } from 'zod';
import { timestamp } from './timestamp.ts';

/** What was spent on drawing in one day: by everybody (`userId` null, the operator's book) or by one person. */
export const aiSpendSchema = z.object({
  userId: z.string().min(1).nullable(),
  /** Millionths of a USD, with what is still reserved. */
  costUsdMicros: z.number().int(),
  /** The part of it that was drawn for people who never bought anything. */
  freeCostUsdMicros: z.number().int().default(0),
  /** Pictures that were billed, may have been, or are under way. */
  images: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type AiSpend = z.infer<typeof aiSpendSchema>;

/** When the calls of the last minute began or will begin: milliseconds since 1970, the oldest first. */
export const imageRateSchema = z.object({ startsAt: z.array(z.number()), updatedAt: timestamp });

import { z } from 'zod';
import { stickerSpec } from '../stamps/sticker_spec.ts';
import { timestamp } from '../timestamp.ts';

export const consumptionReasons = ['generation', 'regeneration', 'submission', 'return'] as const;

/** Tokens spent on a set (positive; 0 for what was free) or given back (negative). */
export const tokenConsumptionSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  amount: z.number().int(),
  reason: z.enum(consumptionReasons),
  /** For a return: the entry whose tokens it gives back. */
  returnOf: z.string().min(1).nullable(),
  /** For a generation: the stickers that it pays, each at the same price; for its return, those of them that never came. */
  messageIds: z.array(z.string().min(1)).max(stickerSpec.counts[4]).default([]),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type TokenConsumption = z.infer<typeof tokenConsumptionSchema>;
export type ConsumptionReason = TokenConsumption['reason'];

/** Tokens of a generation's charge that are due back when `undelivered` of its own stickers never came. */
export function refundDue(
  { amount, messageIds }: Pick<TokenConsumption, 'amount' | 'messageIds'>,
  undelivered: number,
): number {
  return messageIds.length === 0 ? 0 : Math.round((amount * undelivered) / messageIds.length);
}

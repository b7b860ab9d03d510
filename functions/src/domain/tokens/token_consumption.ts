import { z } from 'zod';
import { stickerSpec } from '../product/product_spec.ts';
import { timestamp } from '../timestamp.ts';

const entry = {
  userId: z.string().min(1),
  stampId: z.string().min(1),
  /** Tokens spent on the set (positive; 0 if free) or refunded (negative). */
  amount: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
};
const messageIds = z.array(z.string().min(1)).max(stickerSpec.counts[4]).default([]);

/** A balance change for work on a set: a charge for one of three reasons, or its refund. */
export const tokenConsumptionSchema = z.discriminatedUnion('reason', [
  z.object({
    reason: z.literal('generation'),
    ...entry,
    /** The stickers that it pays for, each at the same price. */
    messageIds,
  }),
  z.object({ reason: z.enum(['regeneration', 'submission']), ...entry }),
  z.object({
    reason: z.literal('refund'),
    ...entry,
    /** The charge that it refunds. */
    chargeId: z.string().min(1),
    /** For a generation: the stickers of the charge that were not delivered. */
    messageIds,
  }),
]);

export type TokenConsumption = z.infer<typeof tokenConsumptionSchema>;
export type GenerationConsumption = Extract<TokenConsumption, { reason: 'generation' }>;
export type RefundConsumption = Extract<TokenConsumption, { reason: 'refund' }>;
/** What is charged for. */
export type ChargeReason = Exclude<TokenConsumption['reason'], 'refund'>;

/** Returns the tokens of a generation's charge to refund when `undelivered` of its stickers were not delivered. */
export function refundDue(
  { amount, messageIds }: Pick<GenerationConsumption, 'amount' | 'messageIds'>,
  undelivered: number,
): number {
  return messageIds.length === 0 ? 0 : Math.round((amount * undelivered) / messageIds.length);
}

/** Returns the charges for `reason` that were not refunded, of all entries of a set. */
export function standingCharges<Entry extends TokenConsumption & { readonly id: string }>(
  entries: readonly Entry[],
  reason: ChargeReason,
): Entry[] {
  const refunded = new Set(entries.map((each) => (each.reason === 'refund' ? each.chargeId : null)));
  return entries.filter((each) => each.reason === reason && !refunded.has(each.id));
}

import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import type { Transitions } from '../transition.ts';
import { offerIds } from './prices.ts';

export const transactionStatuses = ['pending', 'completed', 'failed'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** A lapsed konbini voucher may still turn out paid: the shop's word comes last. */
export const transactionTransitions: Transitions<TransactionStatus> = {
  pending: ['completed', 'failed'],
  failed: ['completed'],
  completed: [],
};

export const transactionKinds = ['purchase', 'bonus', 'refund', 'dispute', 'adjustment'] as const;

/** Tokens that came in (positive) or were taken back (negative); counted once `completed`. */
export const tokenTransactionSchema = z.object({
  userId: z.string().min(1),
  stripeSessionId: z.string().nullable(),
  stripeEventId: z.string().nullable(),
  /** Links refunds and disputes, which name only the payment, with the purchase. */
  stripePaymentIntentId: z.string().nullable(),
  offer: z.enum(offerIds).nullable(),
  amount: z.number().int(),
  status: z.enum(transactionStatuses),
  kind: z.enum(transactionKinds),
  /** What was paid (positive) or paid back (negative), in yen. */
  priceYen: z.number().int().nullable(),
  /** The purchase that a refund, dispute or adjustment belongs to. */
  purchaseId: z.string().nullable(),
  /** A konbini payment that is waited for: the page with the payment code, and its last moment. */
  voucher: z.object({ url: z.url(), payBefore: timestamp }).nullable().default(null),
  /** For a purchase: yen of it that refunds and disputes hold now, and the tokens of their entries together. */
  reversedYen: z.number().int().min(0).default(0),
  reversedTokens: z.number().int().default(0),
  /** When it began to count; a konbini order is paid days after it was made. Null while it does not count. */
  completedAt: timestamp.nullable().default(null),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type TokenTransaction = z.infer<typeof tokenTransactionSchema>;

/**
 * How a payment stands at Stripe: `open`, the person has not finished (or was declined and may try again);
 * `waiting` for a konbini; `paid`, whatever went back later; `lapsed`, nobody was charged.
 */
export const paymentStates = ['open', 'waiting', 'paid', 'lapsed'] as const;

export type PaymentState = (typeof paymentStates)[number];

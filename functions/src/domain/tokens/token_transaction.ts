import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import type { Transitions } from '../transition.ts';
import { offerIds } from './prices.ts';

export const transactionStatuses = ['pending', 'completed', 'failed'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** A lapsed konbini voucher can still be paid, because the shop's report arrives late. */
export const transactionTransitions: Transitions<TransactionStatus> = {
  pending: ['completed', 'failed'],
  failed: ['completed'],
  completed: [],
};

const entry = {
  userId: z.string().min(1),
  /** Tokens that came in (positive) or were taken back (negative); counted once `completed`. */
  amount: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** Of an entry that counts from the start. */
const completed = { status: z.literal('completed'), completedAt: timestamp };

/** An order of tokens or of a ticket, written before it is paid. */
export const purchaseSchema = z.object({
  kind: z.literal('purchase'),
  ...entry,
  status: z.enum(transactionStatuses),
  /** When it began to count; a konbini order is paid days after it was made. Null while it does not count. */
  completedAt: timestamp.nullable().default(null),
  offer: z.enum(offerIds),
  priceYen: z.number().int().positive(),
  stripeSessionId: z.string().nullable(),
  /** The event that changed its status last. */
  stripeEventId: z.string().nullable(),
  stripePaymentIntentId: z.string().nullable(),
  /** A konbini payment that is waited for: the page with the payment code, and its last moment. */
  voucher: z.object({ url: z.url(), payBefore: timestamp }).nullable().default(null),
  /** Yen of it that refunds and disputes hold now, and the tokens of their entries together. */
  reversedYen: z.number().int().min(0).default(0),
  reversedTokens: z.number().int().default(0),
});

export type Purchase = z.infer<typeof purchaseSchema>;

/** Tokens that were given as a present. */
const bonusSchema = z.object({ kind: z.literal('bonus'), ...entry, ...completed });

/** What a refund or a dispute took back of a purchase, or gave back when it was undone. */
const reversalSchema = z.object({
  kind: z.enum(['refund', 'dispute']),
  ...entry,
  ...completed,
  /** Negative where money went back, positive where that was undone. */
  priceYen: z.number().int(),
  purchaseId: z.string().min(1),
  /** The event that reported it; null where Stripe was asked without one. */
  stripeEventId: z.string().nullable(),
});

export type Reversal = z.infer<typeof reversalSchema>;

/** A balance change that is not spent on a set: each kind with its own fields. */
export const tokenTransactionSchema = z.discriminatedUnion('kind', [
  purchaseSchema,
  bonusSchema,
  reversalSchema,
]);

export type TokenTransaction = z.infer<typeof tokenTransactionSchema>;

/**
 * How a payment stands at Stripe: `open`, the person has not finished (or was declined and may try again);
 * `waiting` for a konbini; `paid`, even if refunded later; `lapsed`, without a charge.
 */
export const paymentStates = ['open', 'waiting', 'paid', 'lapsed'] as const;

export type PaymentState = (typeof paymentStates)[number];

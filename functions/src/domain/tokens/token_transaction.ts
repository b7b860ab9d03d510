import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import type { Transitions } from '../transition.ts';
import { offerIds } from './prices.ts';

export const transactionStatuses = ['pending', 'completed', 'failed'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** A lapsed konbini voucher can still become paid, because the shop's report arrives late. */
export const transactionTransitions: Transitions<TransactionStatus> = {
  pending: ['completed', 'failed'],
  failed: ['completed'],
  completed: [],
};

const entry = {
  userId: z.string().min(1),
  /** Incoming tokens (positive) or reversed ones (negative); counted once `completed`. */
  amount: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** Fields of an entry that counts from the start. */
const completed = { status: z.literal('completed'), completedAt: timestamp };

/** An order of tokens or of a ticket, written before it is paid. */
export const purchaseSchema = z.object({
  kind: z.literal('purchase'),
  ...entry,
  status: z.enum(transactionStatuses),
  /** When it took effect; a konbini order is paid days after it was made. null while it does not count. */
  completedAt: timestamp.nullable().default(null),
  offer: z.enum(offerIds),
  priceYen: z.number().int().positive(),
  stripeSessionId: z.string().nullable(),
  /** The event that last changed its status. */
  stripeEventId: z.string().nullable(),
  stripePaymentIntentId: z.string().nullable(),
  /** A pending konbini payment: the page with the payment code, and its deadline. */
  voucher: z.object({ url: z.url(), payBefore: timestamp }).nullable().default(null),
  /** Yen of it that refunds and disputes currently hold, and the total tokens of their entries. */
  reversedYen: z.number().int().min(0).default(0),
  reversedTokens: z.number().int().default(0),
});

export type Purchase = z.infer<typeof purchaseSchema>;

/** Tokens that were granted as a gift. */
const bonusSchema = z.object({ kind: z.literal('bonus'), ...entry, ...completed });

/** What a refund or a dispute took back from a purchase, or returned when it was undone. */
const reversalSchema = z.object({
  kind: z.enum(['refund', 'dispute']),
  ...entry,
  ...completed,
  /** Negative if money went back, positive if that was undone. */
  priceYen: z.number().int(),
  purchaseId: z.string().min(1),
  /** The event that reported it; null if Stripe was queried without one. */
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
 * State of a payment at Stripe: `open`, the person has not finished (or was declined and may retry); `waiting` for
 * a konbini; `paid`, even if refunded later; `lapsed`, without a charge.
 */
export const paymentStates = ['open', 'waiting', 'paid', 'lapsed'] as const;

export type PaymentState = (typeof paymentStates)[number];

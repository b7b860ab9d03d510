import { z } from 'zod';
import { ranks } from '../accounts/role.ts';
import { errorCodes } from '../error_codes.ts';
import { artSources } from '../generation/generate_queue.ts';
import { uidSchema } from '../paths.ts';
import { stampStatuses } from '../stamps/stamp.ts';
import { transactionStatuses } from '../tokens/token_transaction.ts';
import {
  type Contract,
  count,
  isoTime,
  micros,
  nextPage,
  pageCursor,
  reason,
  wellFormed,
} from './contract.ts';

/** Kinds of ledger entries; `workRefund` refunds tokens for work on a set, `refund` reverses a purchase. */
const ledgerRows = [
  'purchase',
  'bonus',
  'refund',
  'dispute',
  'generation',
  'regeneration',
  'submission',
  'workRefund',
] as const;

/** Limit of one gift. */
const mostGranted = { tokens: 10_000, tickets: 20 } as const;
const granted = (most: number) =>
  z.number('grant_amount').int('grant_amount').min(0, 'grant_amount').max(most, 'grant_amount');

const personSchema = z.object({
  uid: z.string(),
  displayName: z.string(),
  /** The e-mail or login ID address that they sign in with; '' for none. */
  email: z.string(),
  rank: z.enum(ranks),
  isActive: z.boolean(),
  tokenBalance: z.number().int(),
  createdAt: isoTime,
});

/** Reads and changes of single people in the operator's console. Each access is recorded. */
export const peopleApi = {
  /** For superusers: people by uid, address, login ID, or the beginning of a name. */
  findPeople: {
    access: 'superuser',
    input: z.strictObject({ query: wellFormed.trim().min(1).max(254) }),
    output: z.object({ people: z.array(personSchema).max(20) }),
  },
  readPerson: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema }),
    output: personSchema.extend({
      signsInBy: z.array(z.string()),
      lastSignInAt: isoTime.nullable(),
      hasLine: z.boolean(),
      unusedTickets: count,
      monthlyLimit: count,
      monthlyUsed: count,
      sets: count,
      /** Their AI drawing of today, and the daily cost limit per person. */
      ai: z.object({ costUsdMicros: micros, limitUsd: z.number().nullable() }),
    }),
  },
  /** For superusers: a person's transaction history, newest first. */
  listLedgerOf: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, cursor: pageCursor }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          createdAt: isoTime,
          kind: z.enum(ledgerRows),
          /** Change of the balance, once `completed`. */
          amount: z.number().int(),
          status: z.enum(transactionStatuses),
          priceYen: z.number().int().nullable(),
          stampId: z.string().nullable(),
        }),
      ),
      next: nextPage,
    }),
  },
  listSetsOf: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, cursor: pageCursor }),
    output: z.object({
      sets: z.array(
        z.object({
          stampId: z.string(),
          title: z.string(),
          status: z.enum(stampStatuses),
          engine: z.enum(artSources),
          messageCount: count,
          consumedTokens: count,
          errorCode: z.enum(errorCodes).nullable(),
          createdAt: isoTime,
        }),
      ),
      next: nextPage,
    }),
  },
  /** For administrators: grants tokens and tickets. The same grant ID grants once. */
  grantGift: {
    access: 'admin',
    appCheck: 'limited_use',
    input: z
      .strictObject({
        grantId: z.uuid(),
        uid: uidSchema,
        tokens: granted(mostGranted.tokens),
        tickets: granted(mostGranted.tickets),
        reason,
      })
      .refine(({ tokens, tickets }) => tokens + tickets > 0, { path: ['tokens'], error: 'grant_amount' }),
    output: z.object({}),
  },
} as const satisfies Contract;

import { z } from 'zod';
import { ranks, roles } from '../accounts/role.ts';
import { documentIdSchema, uidSchema } from '../document_id.ts';
import { errorCodes } from '../error_codes.ts';
import { engines } from '../generation/generate_queue.ts';
import { auditActions } from '../operations/audit_entry.ts';
import { findingKinds } from '../operations/integrity_finding.ts';
import { jobKinds, jobStates } from '../operations/job_view.ts';
import { stampStatuses } from '../stamps/stamp.ts';
import { transactionStatuses } from '../tokens/token_transaction.ts';
import type { Contract } from './contract.ts';

/** Kinds of ledger entries; `workRefund` gives tokens back for work on a set, `refund` takes back a purchase. */
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

const count = z.number().int().min(0);
const time = z.iso.datetime();
/** Of the page before; null for the first page. */
const cursor = z.string().max(400).nullable().default(null);
const next = z.string().nullable();
const day = z.iso.date();
const words = z.string().refine((text) => text.isWellFormed(), 'bad_request');
const reason = words.trim().min(3, 'reason_missing').max(200);
const micros = z.number().int();

/** Most that one gift may hold. */
export const mostGranted = { tokens: 10_000, tickets: 20 } as const;
const granted = (most: number) =>
  z.number('grant_amount').int('grant_amount').min(0, 'grant_amount').max(most, 'grant_amount');

const personSchema = z.object({
  uid: z.string(),
  displayName: z.string(),
  /** The address or login ID's address that they sign in with; '' where there is none. */
  email: z.string(),
  rank: z.enum(ranks),
  isActive: z.boolean(),
  tokenBalance: z.number().int(),
  createdAt: time,
});

const jobName = z.strictObject({ kind: z.enum(jobKinds), id: documentIdSchema });

/** The operator's console: who may see and change what is everybody's. Reading people and changing anything is recorded. */
export const consoleApi = {
  /** For staff: how today goes. Durations are in ms, of the last day; null where nothing was measured. */
  readOverview: {
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      /** Sets begun today, by what became of them. */
      sets: z.partialRecord(z.enum(stampStatuses), count),
      isEverySet: z.boolean(),
      steps: z.array(z.object({ name: z.string(), samples: count, p50: z.number(), p90: z.number() })),
      /** Open jobs, and since when the oldest one waits. */
      queues: z.array(z.object({ kind: z.enum(jobKinds), open: count, oldest: time.nullable() })),
      ai: z.object({ costUsdMicros: micros, limitUsd: z.number().nullable(), isStopped: z.boolean() }),
      unpaidVouchers: count,
      findings: z.partialRecord(z.enum(findingKinds), count),
    }),
  },
  /** For superusers: people by uid, address, login ID, or the beginning of a name. */
  findPeople: {
    access: 'superuser',
    input: z.strictObject({ query: words.trim().min(1).max(254) }),
    output: z.object({ people: z.array(personSchema).max(20) }),
  },
  readPerson: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema }),
    output: personSchema.extend({
      signsInBy: z.array(z.string()),
      lastSignInAt: time.nullable(),
      hasLine: z.boolean(),
      unusedTickets: count,
      monthlyLimit: count,
      monthlyUsed: count,
      sets: count,
      /** Today's AI drawing of theirs, and the most that one person may cost in a day. */
      ai: z.object({ costUsdMicros: micros, limitUsd: z.number().nullable() }),
    }),
  },
  /** For superusers: somebody's transaction history, newest first. */
  listLedgerOf: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, cursor }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          createdAt: time,
          kind: z.enum(ledgerRows),
          /** What the balance changed by, once `completed`. */
          amount: z.number().int(),
          status: z.enum(transactionStatuses),
          priceYen: z.number().int().nullable(),
          stampId: z.string().nullable(),
        }),
      ),
      next,
    }),
  },
  listSetsOf: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, cursor }),
    output: z.object({
      sets: z.array(
        z.object({
          stampId: z.string(),
          title: z.string(),
          status: z.enum(stampStatuses),
          engine: z.enum(engines),
          messageCount: count,
          consumedTokens: count,
          errorCode: z.enum(errorCodes).nullable(),
          createdAt: time,
        }),
      ),
      next,
    }),
  },
  /** For administrators: gives tokens and tickets. The same grant id gives once. */
  grantGift: {
    access: 'admin',
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
  /** For staff: open jobs, the one that waits longest first; or failed ones, the newest first. */
  listJobs: {
    access: 'staff',
    input: z.strictObject({ kind: z.enum(jobKinds), isFailed: z.boolean().default(false), cursor }),
    output: z.object({
      jobs: z.array(
        z.object({
          id: z.string(),
          stampId: z.string().nullable(),
          uid: z.string(),
          state: z.enum(jobStates),
          leaseUntil: time.nullable(),
          attemptCount: count,
          maxAttempts: count,
          errorCode: z.string().nullable(),
          /** Where the site was not as expected: the step, what was expected and what was found. */
          drift: z.object({ step: z.string(), expected: z.string(), found: z.string() }).nullable(),
          waitsSince: time,
        }),
      ),
      next,
    }),
  },
  /** For superusers: gives an open job that nobody works on new attempts. */
  retryJob: { access: 'superuser', input: jobName, output: z.object({}) },
  /** For superusers: ends an open job; what it did not deliver is refunded. */
  cancelJob: { access: 'superuser', input: jobName, output: z.object({}) },
  /** For superusers: what AI drawing cost, by day of the last 30, and of one day by model and person. */
  readAiSpend: {
    access: 'superuser',
    input: z.strictObject({ day: day.nullable().default(null) }),
    output: z.object({
      /** The day of `models` and `people`. */
      day,
      days: z.array(
        z.object({ day, costUsdMicros: micros, freeCostUsdMicros: micros, images: z.number().int() }),
      ),
      models: z.array(z.object({ model: z.string(), costUsdMicros: micros })),
      /** Those who cost most, at most 50. */
      people: z.array(z.object({ uid: z.string(), costUsdMicros: micros, images: z.number().int() })),
      limits: z
        .object({ usdPerDay: z.number(), freeShare: z.number(), usdPerUserPerDay: z.number() })
        .nullable(),
      stop: z
        .object({ isStopped: z.boolean(), reason: z.string(), changedBy: z.string(), at: time })
        .nullable(),
    }),
  },
  /** For superusers: stops AI drawing at once, or lets it go on. */
  stopAi: {
    access: 'superuser',
    input: z.strictObject({ isStopped: z.boolean(), reason }),
    output: z.object({}),
  },
  /** For staff: what the nightly check found, last seen first, and its latest report. */
  listFindings: {
    access: 'staff',
    input: z.strictObject({
      kind: z.enum(findingKinds).nullable().default(null),
      isOpen: z.boolean().default(true),
      cursor,
    }),
    output: z.object({
      findings: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(findingKinds),
          place: z.string(),
          uid: z.string().nullable(),
          details: z.array(z.string()),
          firstSeenAt: time,
          lastSeenAt: time,
          closedAt: time.nullable(),
        }),
      ),
      report: z
        .object({
          day: z.string(),
          checked: count,
          closed: count,
          endedAt: time.nullable(),
          lastCycleEndedAt: time.nullable(),
          goesOnWith: z.string().nullable(),
        })
        .nullable(),
      next,
    }),
  },
  /** For superusers: what staff and operators did, newest first; of one actor, or about one person. */
  listAudit: {
    access: 'superuser',
    input: z.strictObject({
      actorId: uidSchema.nullable().default(null),
      targetId: uidSchema.nullable().default(null),
      cursor,
    }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          actorId: z.string(),
          role: z.enum(roles),
          action: z.enum(auditActions),
          targetId: z.string().nullable(),
          subject: z.string().nullable(),
          note: z.string().nullable(),
          change: z.string().nullable(),
          createdAt: time,
        }),
      ),
      next,
    }),
  },
} as const satisfies Contract;

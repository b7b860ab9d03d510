import { z } from 'zod';
import { roles } from '../accounts/role.ts';
import { auditActions } from '../operations/audit_entry.ts';
import { findingKinds } from '../operations/integrity_finding.ts';
import { jobKinds, jobStates } from '../operations/job_view.ts';
import { partStates, serviceParts } from '../operations/service_status.ts';
import { documentIdSchema, uidSchema } from '../paths.ts';
import { presetContentSchema, presetSlugSchema } from '../presets/preset.ts';
import { stampStatuses } from '../stamps/stamp.ts';
import { type Contract, count, isoTime, micros, nextPage, pageCursor, reason } from './contract.ts';

const day = z.iso.date();
const jobName = z.strictObject({ kind: z.enum(jobKinds), id: documentIdSchema });

/** Product-wide reads and changes of the operator's console. Each change is recorded. */
export const operationsApi = {
  /** For staff: today's figures. Durations in ms over the last day; null without samples. */
  readOverview: {
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      /** Sets started today, by status. */
      sets: z.partialRecord(z.enum(stampStatuses), count),
      isEverySet: z.boolean(),
      steps: z.array(z.object({ name: z.string(), samples: count, p50: z.number(), p90: z.number() })),
      /** Open jobs, and since when the oldest one waits. */
      queues: z.array(z.object({ kind: z.enum(jobKinds), open: count, oldest: isoTime.nullable() })),
      ai: z.object({ costUsdMicros: micros, limitUsd: z.number().nullable(), isStopped: z.boolean() }),
      unpaidVouchers: count,
      findings: z.partialRecord(z.enum(findingKinds), count),
    }),
  },
  /**
   * Public: state of the services, their usual durations (ms, over the last day; null after too few measurements),
   * and since when the oldest job waits.
   */
  readServiceStatus: {
    access: 'public',
    input: z.strictObject({}),
    output: z.object({
      measuredAt: isoTime,
      parts: z.array(
        z.object({
          part: z.enum(serviceParts),
          state: z.enum(partStates),
          oldest: isoTime.nullable(),
          usual: z.object({ p50: z.number(), p90: z.number() }).nullable(),
        }),
      ),
    }),
  },
  /** For staff: open jobs, longest waiting first; or failed ones, newest first. */
  listJobs: {
    access: 'staff',
    input: z.strictObject({
      kind: z.enum(jobKinds),
      isFailed: z.boolean().default(false),
      cursor: pageCursor,
    }),
    output: z.object({
      jobs: z.array(
        z.object({
          id: z.string(),
          stampId: z.string().nullable(),
          uid: z.string(),
          state: z.enum(jobStates),
          leaseUntil: isoTime.nullable(),
          attemptCount: count,
          maxAttempts: count,
          errorCode: z.string().nullable(),
          /** Where the site differed from what was expected: the step, the expected and the found state. */
          drift: z.object({ step: z.string(), expected: z.string(), found: z.string() }).nullable(),
          waitsSince: isoTime,
        }),
      ),
      next: nextPage,
    }),
  },
  /** For superusers: resets the attempts of an open job without a running attempt, and enqueues it. */
  retryJob: { access: 'superuser', input: jobName, output: z.object({}) },
  /** For superusers: ends an open job and refunds what was not delivered. */
  cancelJob: { access: 'superuser', input: jobName, output: z.object({}) },
  /** For superusers: cost of AI drawing per day of the last 30 days, and of one day by model and person. */
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
      /** The people with the highest cost, at most 50. */
      people: z.array(z.object({ uid: z.string(), costUsdMicros: micros, images: z.number().int() })),
      limits: z
        .object({ usdPerDay: z.number(), freeShare: z.number(), usdPerUserPerDay: z.number() })
        .nullable(),
      stop: z
        .object({ isStopped: z.boolean(), reason: z.string(), changedBy: z.string(), at: isoTime })
        .nullable(),
    }),
  },
  /** For superusers: stops or resumes AI drawing. */
  stopAi: {
    access: 'superuser',
    input: z.strictObject({ isStopped: z.boolean(), reason }),
    output: z.object({}),
  },
  /** For staff: findings of the nightly check, last seen first, and its latest report. */
  listFindings: {
    access: 'staff',
    input: z.strictObject({
      kind: z.enum(findingKinds).nullable().default(null),
      isOpen: z.boolean().default(true),
      cursor: pageCursor,
    }),
    output: z.object({
      findings: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(findingKinds),
          place: z.string(),
          uid: z.string().nullable(),
          details: z.array(z.string()),
          firstSeenAt: isoTime,
          lastSeenAt: isoTime,
          closedAt: isoTime.nullable(),
        }),
      ),
      report: z
        .object({
          day: z.string(),
          checked: count,
          closed: count,
          endedAt: isoTime.nullable(),
          lastCycleEndedAt: isoTime.nullable(),
          goesOnWith: z.string().nullable(),
        })
        .nullable(),
      next: nextPage,
    }),
  },
  /** For superusers: repairs an open finding, if its kind can be repaired. */
  mendFinding: { access: 'superuser', input: z.strictObject({ id: documentIdSchema }), output: z.object({}) },
  /** For superusers: actions of staff and operators, newest first; of one actor, or about one person. */
  listAudit: {
    access: 'superuser',
    input: z.strictObject({
      actorId: uidSchema.nullable().default(null),
      targetId: uidSchema.nullable().default(null),
      cursor: pageCursor,
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
          createdAt: isoTime,
        }),
      ),
      next: nextPage,
    }),
  },
  /** For administrators: writes a style. Existing sets keep their copy. */
  savePreset: {
    access: 'admin',
    input: z.strictObject({ slug: presetSlugSchema, preset: presetContentSchema }),
    output: z.object({ created: z.boolean() }),
  },
} as const satisfies Contract;

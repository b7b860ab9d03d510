import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import { PochittoError } from '../../domain/errors.ts';
import { collections, documents, ids } from '../../domain/paths.ts';
import { type Stamp, stampSchema } from '../../domain/stamps/stamp.ts';
import {
  type AttemptStep,
  maxSubmissionRuns,
  type SubmissionAttempt,
  submissionAttemptSchema,
} from '../../domain/submission/submission_attempt.ts';
import { assertLease, type JobPolicy, LeaseLostError, stuckWork } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { completeAttempt, endBy } from './attempt_end.ts';

/** Payload of the submission task. */
export const attemptPayload = z.object({
  stampId: z.string().min(1),
  attemptNo: z.number().int().positive(),
});
export type AttemptName = z.infer<typeof attemptPayload>;

/** Maximum duration of one run in seconds; shorter than the lease, so two runs never overlap. */
export const runSeconds = 900;
/** After this many seconds, a run counts as crashed. */
const leaseSeconds = runSeconds + 30;

/** One run of an attempt: the state at its start, and the lease under which it may write. */
export interface Run extends AttemptName {
  readonly leaseId: string;
  readonly attempt: SubmissionAttempt;
  readonly stamp: Stamp;
}

/** The job that submits a set. Its id names the submission attempt; its subject is the set. */
export const submissionJob = {
  name: 'submission',
  schema: submissionAttemptSchema,
  path: ({ stampId, attemptNo }) => documents.submissionAttempt(stampId, attemptNo),
  fields: (name) => ({ ...name }),
  isOpen: ({ status }) => status === 'submitting',
  leaseSeconds: () => leaseSeconds,
  maxAttempts: maxSubmissionRuns,
  readScene: async ({ firestore }, transaction, { stampId }) => {
    const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    return !stamp || stamp.deletedAt ? 'give up' : stamp;
  },
  acquire: (transaction, reference, attempt, lease, at) => {
    const steps = attempt.steps.map((step) => closed(step, at));
    transaction.update(reference, { ...lease, steps, updatedAt: FieldValue.serverTimestamp() });
    return { ...attempt, steps };
  },
  giveUp,
  task: ({ stampId, attemptNo }: AttemptName) => ({
    queue: 'runSubmission',
    payload: { stampId, attemptNo },
    id: ids.submissionAttempt(stampId, attemptNo),
    deadlineSeconds: runSeconds,
  }),
  stuck: ({ firestore, now }) => [
    {
      name: '',
      query: firestore
        .collection(collections.submissionAttempts)
        .where('status', '==', 'submitting')
        .where('updatedAt', '<', new Date(now().getTime() - stuckWork.submissions.afterSeconds * 1000)),
      orderBy: 'updatedAt',
    },
  ],
  idOf: (_, { stampId, attemptNo }) => ({ stampId, attemptNo }),
  waitsSince: ({ updatedAt }) => updatedAt,
} as const satisfies JobPolicy<AttemptName, SubmissionAttempt, Stamp>;

/** Ends an attempt whose runs crashed or whose set was deleted. An attempt that has ended is not changed. */
async function giveUp(
  context: Context,
  _: AttemptName,
  attempt: SubmissionAttempt,
  reason: string,
): Promise<void> {
  const end = endBy(new PochittoError('submission_failed', reason), {
    step: attempt.steps.at(-1)?.name ?? 'session',
    mayHaveRequested: attempt.requestedAt !== null,
  });
  try {
    await completeAttempt(context, { attempt, leaseId: attempt.leaseId, end, steps: attempt.steps });
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error;
  }
}

/** Ends a step whose run has crashed or ended. */
export function closed(step: AttemptStep, at: Date): AttemptStep {
  return step.ms === null ? { ...step, ms: Math.max(0, at.getTime() - step.startedAt.getTime()) } : step;
}

/**
 * Reads the attempt inside `transaction`.
 *
 * @throws LeaseLostError if the run has lost its lease
 */
export const assertRunLease = (
  context: Context,
  transaction: Transaction,
  { stampId, attemptNo, leaseId }: Pick<Run, 'stampId' | 'attemptNo' | 'leaseId'>,
): Promise<SubmissionAttempt> =>
  assertLease(context, transaction, submissionJob, { id: { stampId, attemptNo }, leaseId });

import { randomUUID } from 'node:crypto';
import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { documents } from '../../domain/paths.ts';
import { type Stamp, stampSchema } from '../../domain/stamp.ts';
import {
  type AttemptStep,
  maxSubmissionRuns,
  type SubmissionAttempt,
  submissionAttemptSchema,
} from '../../domain/submission_attempt.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import type { AttemptName } from './start_attempt.ts';

/** Seconds one run may take; below the lease, so that two never overlap. */
export const runSeconds = 900;
/** After it a run counts as dead. */
const leaseSeconds = runSeconds + 30;

/** One run of an attempt: what it found when it began, and the id under which alone it may write. */
export interface Run extends AttemptName {
  readonly runId: string;
  readonly runCount: number;
  readonly attempt: SubmissionAttempt;
  readonly stamp: Stamp;
}

/** An attempt that has had all its runs, or whose set is gone: nobody may go to the site, somebody must end it. */
export interface GivenUp {
  readonly givenUp: 'runs' | 'deleted';
  readonly attempt: SubmissionAttempt;
}

export type Claim = Run | GivenUp | 'nothing to do' | 'somebody is at it';

/**
 * Takes an attempt for one run. `taskId` names the task: its own next execution takes over from the one that died, while
 * another task leaves a living run alone.
 */
export async function claimAttempt(
  { firestore, now }: Context,
  { stampId, attemptNo }: AttemptName,
  taskId: string,
): Promise<Claim> {
  const reference = firestore.doc(documents.submissionAttempt(stampId, attemptNo));
  const runId = `${taskId}.${randomUUID()}`;
  return transact(firestore, async (transaction): Promise<Claim> => {
    const attempt = readDocument(submissionAttemptSchema, await transaction.get(reference));
    if (attempt?.status !== 'submitting') return 'nothing to do';
    const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    const isAlive = attempt.leaseUntil !== null && attempt.leaseUntil > now();
    if (isAlive && !attempt.runId?.startsWith(`${taskId}.`)) return 'somebody is at it';
    if (!stamp || stamp.deletedAt) return { givenUp: 'deleted', attempt };
    if (attempt.runCount >= maxSubmissionRuns) return { givenUp: 'runs', attempt };
    const runCount = attempt.runCount + 1;
    const steps = attempt.steps.map((step) => closed(step, now()));
    transaction.update(reference, {
      ...{ runId, runCount, steps },
      leaseUntil: Timestamp.fromMillis(now().getTime() + leaseSeconds * 1000),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return { stampId, attemptNo, runId, runCount, attempt: { ...attempt, steps }, stamp };
  });
}

/** A step that runs no more, its run having died or ended. */
export function closed(step: AttemptStep, at: Date): AttemptStep {
  return step.ms === null ? { ...step, ms: Math.max(0, at.getTime() - step.startedAt.getTime()) } : step;
}

/** Thrown inside a transaction when another run has taken over, or the attempt is over or gone. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** Reads the attempt inside `transaction`, and throws `RunLost` unless the run still holds it. */
export async function holdAttempt(
  { firestore }: Context,
  transaction: Transaction,
  { stampId, attemptNo, runId }: Pick<Run, 'stampId' | 'attemptNo' | 'runId'>,
): Promise<SubmissionAttempt> {
  const reference = firestore.doc(documents.submissionAttempt(stampId, attemptNo));
  const attempt = readDocument(submissionAttemptSchema, await transaction.get(reference));
  if (attempt?.status !== 'submitting' || attempt.runId !== runId) throw new RunLost();
  return attempt;
}

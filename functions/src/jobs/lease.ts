import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import type { JobLease, JobPolicy } from './job_policy.ts';

/** Thrown when another worker has the lease, or the job has ended or is gone. The caller's results are dropped. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** A job that must not be worked on any more and must be ended. */
interface GivenUp<Job> {
  readonly givenUp: string;
  readonly job: Job;
}

export type Acquired<Id, Job, Scene> =
  | JobLease<Id, Job, Scene>
  | GivenUp<Job>
  | 'nothing to do'
  | 'running elsewhere';

/**
 * Acquires the lease of a job for one attempt. `taskId` identifies the task: the next execution of the same task
 * takes over from a crashed one; another task does not interrupt a running worker.
 */
export async function acquireLease<Id, Job extends Leased, Scene extends object>(
  context: Context,
  policy: JobPolicy<Id, Job, Scene>,
  id: Id,
  taskId: string,
): Promise<Acquired<Id, Job, Scene>> {
  const { firestore, now } = context;
  const reference = firestore.doc(policy.path(id));
  const leaseId = `${taskId}.${randomUUID()}`;
  return transact(firestore, async (transaction): Promise<Acquired<Id, Job, Scene>> => {
    const job = readDocument(policy.schema, await transaction.get(reference));
    if (!job || !policy.isOpen(job)) return 'nothing to do';
    const scene = await policy.readScene(context, transaction, id, job);
    if (scene === 'nothing to do') return 'nothing to do';
    if (isHeld(job, now()) && !job.leaseId?.startsWith(`${taskId}.`)) return 'running elsewhere';
    if (scene === 'give up') return { givenUp: 'Its subject is gone.', job };
    if (job.attemptCount >= policy.maxAttempts) return { givenUp: 'Its attempts died.', job };
    const attemptCount = job.attemptCount + 1;
    const leaseUntil = new Date(now().getTime() + policy.leaseSeconds(job) * 1000);
    const leased = policy.acquire(transaction, reference, job, { leaseId, leaseUntil, attemptCount }, now());
    return { id, leaseId, attemptCount, job: leased, scene };
  });
}

/** Whether a worker has a lease that has not expired. */
export const isHeld = ({ leaseUntil }: Leased, at: Date): boolean => leaseUntil !== null && leaseUntil > at;

/** Returns why the worker should stop, according to the job's current state; null while it has the lease. */
export function reasonToStop(
  snapshot: DocumentSnapshot,
  { leaseId }: { readonly leaseId: string },
): LeaseLostError | null {
  return snapshot.get('leaseId') === leaseId && !snapshot.get('deletedAt') ? null : new LeaseLostError();
}

/**
 * Reads a job, inside `transaction` if given.
 *
 * @throws LeaseLostError if it is no longer open under this lease
 */
export async function assertLease<Id, Job extends Leased>(
  { firestore }: Pick<Context, 'firestore'>,
  transaction: Transaction | null,
  { schema, path, isOpen }: Pick<JobPolicy<Id, Job, never>, 'schema' | 'path' | 'isOpen'>,
  { id, leaseId }: { readonly id: Id; readonly leaseId: string },
): Promise<Job> {
  const reference = firestore.doc(path(id));
  const job = readDocument(schema, await (transaction ? transaction.get(reference) : reference.get()));
  if (job?.leaseId !== leaseId || !isOpen(job)) throw new LeaseLostError();
  return job;
}

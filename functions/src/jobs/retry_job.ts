import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { type Leased, unleased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { enqueueJob } from './enqueue_job.ts';
import type { JobPolicy } from './job_policy.ts';
import { isHeld } from './lease.ts';

/**
 * Gives an open job that nobody works on all its attempts again, and enqueues it.
 *
 * @throws PochittoError `job_unknown`, `job_over`, `job_running`
 */
export async function retryJob<Id, Job extends Leased, Scene>(
  context: Context,
  policy: JobPolicy<Id, Job, Scene>,
  id: Id,
): Promise<void> {
  const { firestore, now } = context;
  const reference = firestore.doc(policy.path(id));
  const about = await transact(firestore, async (transaction) => {
    const job = readDocument(policy.schema, await transaction.get(reference));
    if (!job) throw new PochittoError('job_unknown');
    if (!policy.isOpen(job)) throw new PochittoError('job_over');
    if (isHeld(job, now())) throw new PochittoError('job_running');
    transaction.update(reference, { ...unleased, updatedAt: FieldValue.serverTimestamp() });
    return job;
  });
  await enqueueJob(context, policy, { id, about }, `operator${now().getTime()}`);
}

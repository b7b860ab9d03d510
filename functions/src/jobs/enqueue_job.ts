import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { type Leased, unleased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import type { TaskOptions } from '../platform/enqueue_task.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import type { JobPolicy } from './job_policy.ts';
import { isHeld } from './lease.ts';

/** Enqueues a job for its task function. `run` makes the task ids of one job unique. */
export async function enqueueJob<Id, About>(
  { enqueue }: Pick<Context, 'enqueue'>,
  { task }: { readonly task: (id: Id, about: About) => TaskOptions },
  { id, about }: { readonly id: Id; readonly about: About },
  run: string,
): Promise<void> {
  const options = task(id, about);
  await enqueue({ ...options, id: `${options.id}-${run}` });
}

/**
 * Resets the attempts of an open job that is not leased, and enqueues it.
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

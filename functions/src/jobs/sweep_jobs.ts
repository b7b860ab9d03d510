import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { enqueueJob } from './enqueue_job.ts';
import type { JobPolicy } from './job_policy.ts';
import { isHeld } from './lease.ts';
import { sweepDocuments } from './sweep_documents.ts';

/** A job that had no task, or that no attempt could end, fails after this many hours. */
const hoursForTask = 6;

/**
 * Re-enqueues jobs without a running attempt, and fails those that have waited for hours. The attempt itself decides
 * whether there is work, and fails jobs without attempts left. Returns the number of jobs found.
 */
export async function sweepJobs<Id, Job extends Leased, Scene extends object>(
  context: Context,
  policy: JobPolicy<Id, Job, Scene>,
  until?: number,
): Promise<number> {
  const { now } = context;
  let found = 0;
  for (const { name, query, orderBy } of policy.stuck(context)) {
    const { done } = await sweepDocuments(
      context,
      { name: `${policy.name}${name}`, query, orderBy, until },
      async (snapshot) => {
        const job = readDocument(policy.schema, snapshot);
        if (!job || !policy.isOpen(job) || isHeld(job, now())) return false;
        const id = policy.idOf(snapshot.id, job);
        if (now().getTime() - policy.waitsSince(job).getTime() > hoursForTask * 3_600_000) {
          return policy.giveUp(context, id, job, 'No task came for it.');
        }
        return enqueueJob(context, policy, { id, about: job }, `sweep${now().getTime()}`);
      },
    );
    found += done;
  }
  if (found > 0) log.info(`sweep: ${policy.name}`, { found });
  return found;
}

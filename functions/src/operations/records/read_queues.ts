import { type JobKind, jobKinds } from '../../domain/operations/job_view.ts';
import type { Context } from '../../platform/context.ts';
import { timePage } from '../../platform/page_cursor.ts';
import { jobsOf } from '../running/job_kinds.ts';

interface Queue {
  readonly kind: JobKind;
  readonly open: number;
  /** Start of the wait of the oldest job that does not wait for its person; null if there is none. */
  readonly oldest: Date | null;
}

/** Maximum number of jobs read to find the oldest one. */
const mostLookedAt = 50;

/** Reads the number of open jobs of each kind, and the oldest one. */
export function readQueues(context: Context): Promise<Queue[]> {
  return Promise.all(jobKinds.map((kind) => readQueue(context, kind)));
}

async function readQueue(context: Context, kind: JobKind): Promise<Queue> {
  const { open, since, isForPerson } = jobsOf[kind];
  const [number, { docs }] = await Promise.all([
    open(context).count().get(),
    timePage(open(context), { field: since, direction: 'asc', cursor: null, size: mostLookedAt }),
  ]);
  const oldest = docs.find((snapshot) => !isForPerson?.(snapshot));
  return { kind, open: number.data().count, oldest: oldest?.get(since)?.toDate() ?? null };
}

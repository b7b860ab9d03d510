import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { timePage } from '../../platform/page_cursor.ts';
import { BrokenDocumentError } from '../../platform/read_document.ts';
import { type JobRow, jobsOf } from './job_kinds.ts';

const pageSize = 50;

/**
 * Returns a page of jobs of one kind. A document that violates its schema is left out; the nightly check reports
 * it.
 */
export async function listJobs(
  context: Context,
  _: Caller,
  { kind, isFailed, cursor }: CallableRequest<'listJobs'>,
): Promise<CallableOutput<'listJobs'>> {
  const { open, since, failed, endedBy, rowOf, failedRowOf = rowOf } = jobsOf[kind];
  const { docs, next } = await (isFailed
    ? timePage(failed(context), { field: endedBy, cursor, size: pageSize })
    : timePage(open(context), { field: since, direction: 'asc', cursor, size: pageSize }));
  const at = context.now();
  const jobs = docs.flatMap((snapshot): JobRow[] => {
    try {
      const row = isFailed ? failedRowOf(snapshot, at) : rowOf(snapshot, at);
      return row ? [row] : [];
    } catch (error) {
      if (!(error instanceof BrokenDocumentError)) throw error;
      log.info('a job breaks its schema', { place: error.place });
      return [];
    }
  });
  return { jobs, next };
}

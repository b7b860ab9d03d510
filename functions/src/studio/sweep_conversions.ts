import { sweepJobs } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { conversionJob } from './conversion_job.ts';

/** Enqueues conversions again that nobody has finished for long, and ends what stays stuck: that gives back. Answers how many. */
export const sweepConversions = (context: Context, until?: number): Promise<number> =>
  sweepJobs(context, conversionJob, until);

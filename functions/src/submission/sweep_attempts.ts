import { sweepJobs } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { submissionJob } from './attempt/submission_job.ts';

/**
 * Enqueues attempts again that nobody is at: their task was never sent, or their last run died. The run itself decides
 * whether there is work. What no task comes for in hours is ended, which gives back.
 */
export async function sweepAttempts(context: Context, until?: number): Promise<{ attempts: number }> {
  return { attempts: await sweepJobs(context, submissionJob, until) };
}

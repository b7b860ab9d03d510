import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { isHeld } from '../../jobs/index.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { jobsOf } from './job_kinds.ts';

type JobName = CallableRequest<'retryJob'>;

/**
 * Gives new attempts to an open job that is not leased. The audit entry is written first, so no change goes
 * unrecorded.
 *
 * @throws PochittoError `job_unknown`, `job_over`, `job_running`
 */
export async function retryJob(
  context: Context,
  caller: Caller,
  { kind, id }: JobName,
): Promise<CallableOutput<'retryJob'>> {
  if (isHeld(await jobsOf[kind].readOpen(context, id), context.now())) throw new PochittoError('job_running');
  await note(context, caller, 'job_retried', { kind, id });
  await jobsOf[kind].retry(context, id);
  return {};
}

/**
 * Ends an open job and refunds undelivered work.
 *
 * @throws PochittoError `job_unknown`, `job_over`; `job_running` for a submission in progress
 */
export async function cancelJob(
  context: Context,
  caller: Caller,
  { kind, id }: JobName,
): Promise<CallableOutput<'cancelJob'>> {
  await jobsOf[kind].readOpen(context, id);
  await note(context, caller, 'job_cancelled', { kind, id });
  await jobsOf[kind].cancel(context, id);
  return {};
}

const note = (
  context: Context,
  caller: Caller,
  action: 'job_retried' | 'job_cancelled',
  { kind, id }: JobName,
) => writeAudit(context, caller, { action, targetId: null, change: null, subject: `${kind} ${id}` });

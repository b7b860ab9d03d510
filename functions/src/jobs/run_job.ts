import { PochittoError } from '../domain/errors.ts';
import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import type { JobLease, JobPolicy } from './job_policy.ts';
import { acquireLease, LeaseLostError } from './lease.ts';

/** One attempt at a job. */
export interface JobAttempt {
  /** Does what is missing and completes the job. Throws `LeaseLostError` once another took over. */
  readonly work: () => Promise<void>;
  /** Whether a failure ends the job at once; by itself one that is expected does. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Logs a failure; by itself every one that is not expected is a bug. */
  readonly report?: (error: unknown, fields: Fields) => void;
  /** Ends the job and gives back what was not delivered. May throw `LeaseLostError`. */
  readonly fail: (error: unknown) => Promise<void>;
  /** Removes what this attempt left behind after another took over. */
  readonly lost?: () => Promise<void>;
}

type Fields = Readonly<Record<string, string | number>>;

/**
 * Makes one attempt at a job, for its task. What a dead attempt left is kept, and the next does what is missing. A
 * failure that is expected ends the job, as the last attempt's does; any other is thrown, so that Cloud Tasks calls
 * again. Returns when there is nothing left to try.
 */
export async function runJob<Id, Job extends Leased, Scene extends object>(
  context: Context,
  policy: JobPolicy<Id, Job, Scene>,
  { id, taskId }: { readonly id: Id; readonly taskId: string },
  begin: (lease: JobLease<Id, Job, Scene>) => JobAttempt,
): Promise<'over' | 'nothing to do' | 'somebody is at it'> {
  const acquired = await acquireLease(context, policy, id, taskId);
  const fields = policy.fields(id);
  if (typeof acquired === 'string') {
    log.info(`${policy.name}: ${acquired}`, fields);
    return acquired;
  }
  if ('givenUp' in acquired) {
    await policy.giveUp(context, id, acquired.job, acquired.givenUp);
    return 'over';
  }
  const { attemptCount } = acquired;
  const attempt = begin(acquired);
  try {
    await attempt.work();
  } catch (error) {
    await handleFailure(attempt, error, {
      isLast: attemptCount >= policy.maxAttempts,
      name: policy.name,
      fields: { ...fields, attemptCount },
    });
  }
  return 'over';
}

const isExpected = (error: unknown) => error instanceof PochittoError && error.kind === 'expected';
const reportBug = (error: unknown, fields: Fields) => {
  if (!isExpected(error)) log.bug(error, fields);
};

async function handleFailure(
  attempt: JobAttempt,
  error: unknown,
  { isLast, name, fields }: { readonly isLast: boolean; readonly name: string; readonly fields: Fields },
): Promise<void> {
  const { isFinal = isExpected, report = reportBug, fail, lost = async () => {} } = attempt;
  try {
    if (error instanceof LeaseLostError) throw error;
    report(error, fields);
    if (!isFinal(error) && !isLast) throw error;
    await fail(error);
  } catch (failure) {
    if (!(failure instanceof LeaseLostError)) throw failure;
    await lost();
    log.info(`${name}: lease lost`, fields);
  }
}

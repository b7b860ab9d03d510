import { PochittoError } from '../domain/errors.ts';
import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import type { JobLease, JobPolicy } from './job_policy.ts';
import { acquireLease, LeaseLostError } from './lease.ts';

/** One attempt at a job. */
export interface JobAttempt {
  /** Does the missing work and completes the job. Throws `LeaseLostError` if another worker took over. */
  readonly work: () => Promise<void>;
  /** Whether an error fails the job at once; by default, an expected error does. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Logs an error; by default, every unexpected error is a bug. */
  readonly report?: (error: unknown, fields: Fields) => void;
  /** Fails the job and refunds undelivered work. May throw `LeaseLostError`. */
  readonly fail: (error: unknown) => Promise<void>;
  /** Deletes files of this attempt after another worker took over. */
  readonly lost?: () => Promise<void>;
}

type Fields = Readonly<Record<string, string | number>>;

/**
 * Runs one attempt of a job, for its task. Results of a crashed attempt are kept, and the next attempt does what is
 * missing. An expected error fails the job, as does any error of the last attempt; other errors are thrown, which
 * makes Cloud Tasks retry. Returns when there is nothing to retry.
 */
export async function runJob<Id, Job extends Leased, Scene extends object>(
  context: Context,
  policy: JobPolicy<Id, Job, Scene>,
  { id, taskId }: { readonly id: Id; readonly taskId: string },
  begin: (lease: JobLease<Id, Job, Scene>) => JobAttempt,
): Promise<'over' | 'nothing to do' | 'running elsewhere'> {
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

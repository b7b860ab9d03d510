import { PochittoError } from '../domain/errors.ts';
import { documents, files } from '../domain/paths.ts';
import { maxSubmissionRuns } from '../domain/submission_attempt.ts';
import { clearFolder } from '../platform/clear_folder.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { SiteError } from '../vendors/creators-market/site.ts';
import { atTheSite, type OpenVisit, withPackage } from './at_the_site.ts';
import { type AttemptEnd, endBy, goodEnd, ruleFor } from './attempt/attempt_end.ts';
import { type AttemptRecord, attemptRecord } from './attempt/attempt_record.ts';
import { claimAttempt, type GivenUp, type Run, RunLost } from './attempt/claim_attempt.ts';
import { settleAttempt } from './attempt/settle_attempt.ts';
import type { AttemptName } from './attempt/start_attempt.ts';
import { walkSteps } from './attempt/walk_steps.ts';

/**
 * One run of an attempt, the verb behind its task. What a run that died had done at the site is found there and kept.
 * Throws to be called again; returns when the attempt is over, or somebody else is at it.
 */
export async function runSubmission(
  context: Context,
  name: AttemptName,
  taskId: string,
  open: OpenVisit,
): Promise<void> {
  const claim = await claimAttempt(context, name, taskId);
  if (typeof claim === 'string') return log.info(`submission: ${claim}`, { ...name });
  if ('givenUp' in claim) return endGivenUp(context, claim);
  const record = attemptRecord(context, claim);
  try {
    const end = await visitSite(context, claim, record, open);
    const steps = await record.end(null);
    await settleAttempt(context, { attempt: claim.attempt, runId: claim.runId, end, steps });
  } catch (error) {
    await giveIn(context, claim, record, error);
  }
}

function visitSite(context: Context, run: Run, record: AttemptRecord, open: OpenVisit): Promise<AttemptEnd> {
  const { userId, packagePath } = run.attempt;
  return withPackage(context, packagePath, (zip) =>
    atTheSite(context, { uid: userId, open }, async (visit) => {
      try {
        return goodEnd(await walkSteps(run, visit, record, zip), record.mayHaveRequested());
      } finally {
        await record.end(visit);
      }
    }),
  );
}

/** Ends the attempt, or lets it be tried again where that is harmless and it has runs left. */
async function giveIn(context: Context, run: Run, record: AttemptRecord, error: unknown): Promise<void> {
  const { stampId, attemptNo, runId, runCount, attempt } = run;
  const fields = { stampId, attemptNo, step: record.step(), runCount };
  if (error instanceof RunLost) {
    await removeLate(context, run);
    return log.info('submission: run lost', fields);
  }
  const rule = ruleFor(error);
  if (error instanceof SiteError && error.kind === 'drift') {
    log.bug(error, { ...fields, expected: error.expected, found: error.found });
  } else if (error instanceof SiteError || error instanceof PochittoError) {
    log.warn('submission: stopped', { ...fields, reason: error.message });
  } else log.bug(error, fields);
  if (rule.isTriedAgain && runCount < maxSubmissionRuns) throw error;
  const end = endBy(error, { step: record.step(), mayHaveRequested: record.mayHaveRequested() });
  const steps = await record.end(null);
  await settleAttempt(context, { attempt, runId, end, steps });
}

/** An attempt whose last run died, or whose set was deleted. */
async function endGivenUp(context: Context, { givenUp, attempt }: GivenUp): Promise<void> {
  const reason = givenUp === 'runs' ? 'Its runs died.' : 'The set was deleted.';
  const end = endBy(new PochittoError('submission_failed', reason), {
    step: attempt.steps.at(-1)?.name ?? 'session',
    mayHaveRequested: attempt.requestedAt !== null,
  });
  await settleAttempt(context, { attempt, runId: attempt.runId, end, steps: attempt.steps });
}

/** The pictures of somebody who has left: a picture may have come after everything was removed. */
async function removeLate(context: Context, { attempt }: Run): Promise<void> {
  const { userId, stampId, attemptNo } = attempt;
  const snapshot = await context.firestore.doc(documents.submissionAttempt(stampId, attemptNo)).get();
  if (snapshot.exists) return;
  await clearFolder(context, files.submissionFolder(userId, stampId, attemptNo));
}

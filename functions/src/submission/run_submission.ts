import { PochittoError } from '../domain/errors.ts';
import { documents, files } from '../domain/paths.ts';
import { runJob, sweepJobs } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { SiteError } from '../vendors/creators-market/site.ts';
import { type AttemptEnd, completeAttempt, endBy, goodEnd, ruleFor } from './attempt/attempt_end.ts';
import { type AttemptRecord, attemptRecord } from './attempt/attempt_record.ts';
import { type AttemptName, type Run, submissionJob } from './attempt/submission_job.ts';
import { walkSteps } from './attempt/walk_steps.ts';
import { type OpenVisit, openSite, visitSite, withPackage } from './visit_site.ts';

/**
 * Runs a submission attempt once; called by its task. Finds at the site what a crashed run has done and continues
 * from there. Throws if the task must be retried; returns when the attempt has ended or another run has the lease.
 */
export async function runSubmission(
  context: Context,
  name: AttemptName,
  taskId: string,
  open: OpenVisit = openSite,
): Promise<void> {
  await runJob(context, submissionJob, { id: name, taskId }, ({ leaseId, job: attempt, scene: stamp }) => {
    const run: Run = { ...name, leaseId, attempt, stamp };
    const record = attemptRecord(context, run);
    const complete = async (end: AttemptEnd) =>
      completeAttempt(context, { attempt, leaseId, end, steps: await record.end(null) });
    return {
      work: async () => complete(await takeSteps(context, run, record, open)),
      isFinal: (error) => !ruleFor(error).isTriedAgain,
      report: (error, fields) => report(error, { ...fields, step: record.step() }),
      fail: (error) =>
        complete(endBy(error, { step: record.step(), mayHaveRequested: record.mayHaveRequested() })),
      lost: () => removeLate(context, run),
    };
  });
}

function takeSteps(context: Context, run: Run, record: AttemptRecord, open: OpenVisit): Promise<AttemptEnd> {
  const { userId, packagePath } = run.attempt;
  return withPackage(context, packagePath, (zip) =>
    visitSite(context, { uid: userId, open }, async (visit) => {
      try {
        return goodEnd(await walkSteps(run, visit, record, zip), record.mayHaveRequested());
      } finally {
        await record.end(visit);
      }
    }),
  );
}

function report(error: unknown, fields: Readonly<Record<string, string | number>>): void {
  if (error instanceof SiteError && error.kind === 'drift') {
    log.bug(error, { ...fields, expected: error.expected, found: error.found });
  } else if (error instanceof SiteError || error instanceof PochittoError) {
    log.warn('submission: stopped', { ...fields, reason: error.message });
  } else log.bug(error, fields);
}

/** Removes the screenshots of a deleted account: one may have been stored after the deletion. */
async function removeLate(context: Context, { attempt }: Run): Promise<void> {
  const { userId, stampId, attemptNo } = attempt;
  const snapshot = await context.firestore.doc(documents.submissionAttempt(stampId, attemptNo)).get();
  if (snapshot.exists) return;
  await clearFolder(context, files.submissionFolder(userId, stampId, attemptNo));
}

/**
 * Re-enqueues attempts without a run: their task was never sent, or their last run crashed. The run itself decides
 * whether there is work. Attempts that get no task for hours are ended and refunded.
 */
export async function sweepAttempts(context: Context, until?: number): Promise<{ attempts: number }> {
  return { attempts: await sweepJobs(context, submissionJob, until) };
}

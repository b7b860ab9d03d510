import { collections } from '../domain/paths.ts';
import { submissionAttemptSchema } from '../domain/submission_attempt.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { startAttempt } from './attempt/start_attempt.ts';

const batchSize = 100;
/** A task comes within seconds; what waits longer has none. */
const patienceSeconds = 120;

/**
 * Hands on attempts that nobody is at: their task was never sent, or their last run died. The run itself decides whether
 * there is work, and ends what has had all its runs.
 */
export async function sweepAttempts(context: Context): Promise<{ attempts: number }> {
  const { firestore, now } = context;
  const { docs } = await firestore
    .collection(collections.submissionAttempts)
    .where('status', '==', 'submitting')
    .where('updatedAt', '<', new Date(now().getTime() - patienceSeconds * 1000))
    .orderBy('updatedAt')
    .limit(batchSize)
    .get();
  let attempts = 0;
  for (const snapshot of docs) {
    const attempt = readDocument(submissionAttemptSchema, snapshot);
    if (!attempt || (attempt.leaseUntil !== null && attempt.leaseUntil > now())) continue;
    attempts += 1;
    const { stampId, attemptNo } = attempt;
    await startAttempt(context, { stampId, attemptNo }, `sweep${now().getTime()}`);
  }
  if (attempts > 0) log.info('sweep: submissions', { attempts });
  return { attempts };
}

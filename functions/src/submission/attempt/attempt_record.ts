import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { documents, files } from '../../domain/paths.ts';
import {
  type AttemptStep,
  type SubmissionStep,
  submissionLockSchema,
} from '../../domain/submission/submission_attempt.ts';
import { japanDay } from '../../domain/timestamp.ts';
import { activeProfile } from '../../platform/active_profile.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import type { Visit } from '../../vendors/creators-market/site.ts';
import { assertRunLease, closed, type Run } from './submission_job.ts';

/** What one run records while it is at the site. Every method throws `LeaseLostError` if another run has the lease. */
export interface AttemptRecord {
  /** Ends the current step with its screenshot and starts the next. */
  readonly begin: (name: SubmissionStep, visit: Pick<Visit, 'picture'>) => Promise<void>;
  /** Records the title under which a new item is about to be saved. */
  readonly saving: (title: string) => Promise<void>;
  /** Records the item id that the site assigned, and the creator account of the item. */
  readonly saved: (item: { readonly itemId: string; readonly pageId: string }) => Promise<void>;
  /**
   * Records that the request is about to be clicked, and counts it for the day.
   *
   * @throws PochittoError `account_inactive`
   */
  readonly requested: () => Promise<void>;
  /** Ends the last step and returns all steps. Takes a screenshot if `visit` is still open. */
  readonly end: (visit: Pick<Visit, 'picture'> | null) => Promise<readonly AttemptStep[]>;
  /** The current step, or the last one. */
  readonly step: () => SubmissionStep;
  /** Whether the request may have been clicked in this attempt. */
  readonly mayHaveRequested: () => boolean;
}

export function attemptRecord(context: Context, run: Run): AttemptRecord {
  const { firestore, now } = context;
  const { stampId, attemptNo, attempt } = run;
  const reference = firestore.doc(documents.submissionAttempt(stampId, attemptNo));
  const stampReference = firestore.doc(documents.stamp(stampId));
  let steps: readonly AttemptStep[] = attempt.steps;
  let isRequested = attempt.requestedAt !== null;

  const write = (work: (transaction: Transaction) => Promise<void> | void) =>
    transact(firestore, async (transaction) => {
      await assertRunLease(context, transaction, run);
      await work(transaction);
    });

  /** Ends the last step if it still runs. */
  const close = async (visit: Pick<Visit, 'picture'> | null) => {
    const last = steps.at(-1);
    if (!last || last.ms !== null) return;
    const ended = closed(last, now());
    const screenshot = visit && (await storePicture(context, run, steps.length, last.name, visit));
    steps = [...steps.slice(0, -1), { ...ended, screenshot }];
  };

  return {
    step: () => steps.at(-1)?.name ?? 'session',
    mayHaveRequested: () => isRequested,
    begin: async (name, visit) => {
      await close(visit);
      steps = [...steps, { name, startedAt: now(), ms: null, screenshot: null }];
      await write((transaction) => {
        transaction.update(reference, { steps, updatedAt: FieldValue.serverTimestamp() });
      });
    },
    saving: (title) =>
      write((transaction) => void transaction.update(stampReference, { 'submission.savedTitle': title })),
    saved: ({ itemId, pageId }) =>
      write(
        (transaction) =>
          void transaction.update(stampReference, {
            creatorsMarketId: itemId,
            'submission.pageId': pageId,
          }),
      ),
    requested: async () => {
      await write(async (transaction) => {
        // Nothing is clicked for an account that has just been deactivated.
        activeProfile(await transaction.get(firestore.doc(documents.user(attempt.userId))));
        const lockReference = firestore.doc(documents.submissionLock(attempt.userId));
        const lock = readDocument(submissionLockSchema, await transaction.get(lockReference));
        const day = japanDay(now());
        const updatedAt = FieldValue.serverTimestamp();
        if (lock) {
          const requests = lock.day === day ? lock.requests + 1 : 1;
          transaction.update(lockReference, { day, requests, updatedAt });
        }
        transaction.update(reference, { requestedAt: Timestamp.fromDate(now()), updatedAt });
        transaction.update(stampReference, { 'submission.requestedImages': attempt.imagesDigest });
      });
      isRequested = true;
    },
    end: async (visit) => {
      await close(visit);
      steps = steps.map((step) => closed(step, now()));
      return steps;
    },
  };
}

/** A screenshot that cannot be taken or stored does not end the attempt. */
async function storePicture(
  { bucket }: Context,
  { stampId, attemptNo, attempt }: Run,
  number: number,
  name: SubmissionStep,
  visit: Pick<Visit, 'picture'>,
): Promise<string | null> {
  const bytes = await visit.picture().catch(() => null);
  if (!bytes) return null;
  const path = files.submissionPicture(
    attempt.userId,
    stampId,
    attemptNo,
    `${String(number).padStart(2, '0')}-${name}`,
  );
  try {
    await bucket.file(path).save(Buffer.from(bytes), { contentType: 'image/jpeg', resumable: false });
    return path;
  } catch (error) {
    log.warn('submission: picture lost', { stampId, attemptNo, reason: String(error).slice(0, 200) });
    return null;
  }
}

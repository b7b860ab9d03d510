import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import { log } from './log.ts';

/**
 * Runs `work` with a signal that is aborted as soon as `reasonToStop` returns an error for the document, with that
 * error as its reason. If the listener fails, the work continues: its writes are checked against the document anyway.
 */
export async function abortWhen<Result>(
  reference: DocumentReference,
  reasonToStop: (snapshot: DocumentSnapshot) => Error | null,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stop = reference.onSnapshot(
    (snapshot) => {
      const reason = reasonToStop(snapshot);
      if (reason) controller.abort(reason);
    },
    (error) => log.warn('no news of a document', { path: reference.path, error: error.message }),
  );
  try {
    return await work(controller.signal);
  } finally {
    stop();
  }
}

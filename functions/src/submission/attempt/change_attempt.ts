import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import {
  type AttemptStatus,
  attemptMayBecome,
  type SubmissionAttempt,
} from '../../domain/submission_attempt.ts';
import { LeaseLostError } from '../../jobs/index.ts';

type Fields = Partial<Omit<SubmissionAttempt, 'status' | 'createdAt' | 'updatedAt'>>;

/**
 * The only place that changes the status of an attempt. `attempt` must have been read in the same transaction. Throws
 * `LeaseLostError` when the transition table does not allow it: somebody else ended it before.
 */
export function changeAttempt(
  transaction: Transaction,
  reference: DocumentReference,
  { status }: Pick<SubmissionAttempt, 'status'>,
  { to, ...fields }: Fields & { readonly to: AttemptStatus },
): void {
  if (!attemptMayBecome(status, to)) throw new LeaseLostError();
  transaction.update(reference, { ...fields, status: to, updatedAt: FieldValue.serverTimestamp() });
}

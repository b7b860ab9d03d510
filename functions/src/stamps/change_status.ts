import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { Failure } from '../domain/error_codes.ts';
import { PochittoError } from '../domain/errors.ts';
import { type Stamp, type StampStatus, stampMayBecome } from '../domain/stamps/stamp.ts';

interface Change {
  readonly to: StampStatus;
  readonly failure?: Failure;
  readonly packagePath?: string | null;
  readonly subject?: Stamp['subject'];
  readonly messageCount?: number;
  readonly metadata?: Stamp['metadata'];
  readonly isRetry?: boolean;
  /** Whether the stickers differ from those that may be open in an editor. */
  readonly isChanged?: boolean;
}

/**
 * The only function that changes the status of a set. `stamp` must have been read in the same transaction.
 *
 * @throws PochittoError `stamp_state` if the transition table does not allow it
 */
export function changeStatus(
  transaction: Transaction,
  reference: DocumentReference,
  stamp: Stamp,
  { to, failure, isRetry, isChanged, ...fields }: Change,
): void {
  if (!stampMayBecome(stamp.status, to)) {
    throw new PochittoError('stamp_state', `A set cannot go from ${stamp.status} to ${to}.`);
  }
  transaction.update(reference, {
    ...fields,
    status: to,
    failure: failure ?? null,
    updatedAt: FieldValue.serverTimestamp(),
    ...(isRetry ? { retryCount: FieldValue.increment(1) } : {}),
    ...(isChanged ? { revision: FieldValue.increment(1) } : {}),
  });
}

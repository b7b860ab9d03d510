import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/**
 * Stores the form values unchanged; the checks validate them. Also updates the set's title and description.
 *
 * @throws PochittoError `not_yours`; `stamp_state` during and after a submission
 */
export async function saveMetadata(
  { firestore }: Context,
  { uid }: Caller,
  { stampId, metadata }: CallableRequest<'saveMetadata'>,
): Promise<CallableOutput<'saveMetadata'>> {
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
    if (stamp.submission.isRunning || ['submitting', 'submitted'].includes(stamp.status)) {
      throw new PochittoError('stamp_state', 'The set is on its way, or there.');
    }
    transaction.update(reference, {
      metadata,
      title: (metadata.title.ja || metadata.title.en).slice(0, 80),
      description: (metadata.description.ja || metadata.description.en).slice(0, 320),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  return {};
}

/** Names a set. Possible at any time, because the name is shown only on our pages. */
export async function renameStamp(
  { firestore }: Context,
  { uid }: Caller,
  { stampId, name }: CallableRequest<'renameStamp'>,
): Promise<CallableOutput<'renameStamp'>> {
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
    transaction.update(reference, { name, updatedAt: FieldValue.serverTimestamp() });
  });
  return {};
}

import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { studioShareSchema } from '../domain/studio_share.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/** Takes a link back, at once and for good. Harmless when called again. Throws `not_yours`. */
export async function revokeShare(
  { firestore, now }: Context,
  { uid }: Caller,
  { shareId }: CallableRequest<'revokeShare'>,
): Promise<CallableOutput<'revokeShare'>> {
  const reference = firestore.doc(documents.studioShare(shareId));
  await transact(firestore, async (transaction) => {
    const share = readDocument(studioShareSchema, await transaction.get(reference));
    if (share?.userId !== uid) throw new PochittoError('not_yours');
    if (share.revokedAt) return;
    transaction.update(reference, { revokedAt: now(), updatedAt: FieldValue.serverTimestamp() });
  });
  return {};
}

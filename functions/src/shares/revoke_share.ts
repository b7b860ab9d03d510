import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { shareSchema } from '../domain/shares/share.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { removeEndedPreviews } from './remove_ended_previews.ts';

/**
 * Revokes a link immediately and permanently. Idempotent.
 *
 * @throws PochittoError `not_yours`
 */
export async function revokeShare(
  context: Context,
  { uid }: Caller,
  { shareId }: CallableRequest<'revokeShare'>,
): Promise<CallableOutput<'revokeShare'>> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.share(shareId));
  const content = await transact(firestore, async (transaction) => {
    const share = readDocument(shareSchema, await transaction.get(reference));
    if (share?.userId !== uid) throw new PochittoError('not_yours');
    if (!share.revokedAt) {
      transaction.update(reference, { revokedAt: now(), updatedAt: FieldValue.serverTimestamp() });
    }
    return share.content;
  });
  if (content.kind === 'set_preview') await removeEndedPreviews(context, uid, content.stampId);
  return {};
}

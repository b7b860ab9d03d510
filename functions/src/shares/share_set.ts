import { createHash } from 'node:crypto';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, files } from '../domain/paths.ts';
import { stampIsFinished, stampSchema } from '../domain/stamps/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { downloadSet, readSet } from '../stamps/index.ts';
import { removeEndedPreviews } from './remove_ended_previews.ts';
import { createShare } from './share.ts';

/**
 * Creates a link to a preview of a finished set: one image of its stickers as they are now, with watermarks. Later
 * edits do not change what the link shows.
 *
 * @throws PochittoError `not_yours`, `stamp_state` if the set is not finished
 */
export async function shareSet(
  context: Context,
  { uid }: Caller,
  { stampId, hours }: CallableRequest<'shareSet'>,
): Promise<CallableOutput<'shareSet'>> {
  const { firestore, bucket, now } = context;
  const set = await readSet(context, uid, stampId);
  if (!stampIsFinished(set.stamp)) throw new PochittoError('stamp_state', 'The set is not finished.');
  const { pngs } = await downloadSet(context, set);
  const stickers = pngs.stickers.filter(({ byteLength }) => byteLength > 0);
  if (stickers.length === 0) throw new PochittoError('stamp_state', 'The set has no pictures.');
  const { drawSetPreview } = await import('../engine/index.ts');
  const { bytes, width, height } = await drawSetPreview(stickers);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const path = files.sharedPreview(uid, stampId, digest);
  const made = await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
    return createShare(context, transaction, {
      uid,
      content: { kind: 'set_preview', stampId, path, width, height, count: stickers.length },
      expiresAt: new Date(now().getTime() + hours * 3_600_000),
    });
  });
  // Saved after its link: a file that no open link references can be deleted at any time.
  await bucket.file(path).save(Buffer.from(bytes), { contentType: 'image/jpeg', resumable: false });
  await removeEndedPreviews(context, uid, stampId);
  return made;
}

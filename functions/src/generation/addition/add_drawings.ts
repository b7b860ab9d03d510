import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents, files } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { copyDrawings, drawingFields, removeArt } from '../../stamps/index.ts';
import { addedId, addStickers } from './add_stickers.ts';

/**
 * Adds stickers from drawings that `readDrawings` has read to a finished set of drawings: see `addStickers`. The art
 * is copied to the set first, and removed if the addition is rejected.
 *
 * @throws PochittoError `drawing_missing`; and what `addStickers` throws
 */
export async function addDrawings(
  context: Context,
  caller: Caller,
  { stampId, requestId, drawings, keepsGround = false }: CallableRequest<'addDrawings'>,
): Promise<CallableOutput<'addDrawings'>> {
  const { firestore } = context;
  const { uid } = caller;
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
  const added = drawings.map(({ id, text }, index) => {
    const messageId = addedId(stamp.queueId, requestId, index);
    return { id, text, messageId, artPath: files.art(uid, stampId, messageId, 0) };
  });
  const isAdded = async () => {
    const [first] = added;
    return first && (await firestore.doc(documents.generateQueueMessage(first.messageId)).get()).exists;
  };
  try {
    if (!(await isAdded())) await copyDrawings(context, uid, added, keepsGround);
    await addStickers(context, caller, {
      stampId,
      requestId,
      count: added.length,
      stickersFor: ({ engine }) => {
        if (engine !== 'drawings') throw new PochittoError('stamp_state', 'It does not show drawings.');
        return added.map(drawingFields);
      },
    });
  } catch (error) {
    if (error instanceof PochittoError && error.kind === 'expected' && !(await isAdded()))
      await removeArt(
        context,
        added.map(({ artPath }) => artPath),
      );
    throw error;
  }
  return {};
}

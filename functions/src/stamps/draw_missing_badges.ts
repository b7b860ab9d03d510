import { bestActing } from '../domain/acting/best_acting.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, files, ids } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { touchedCutOut } from './edit/cut_out_store.ts';
import type { ReadSet } from './read_set.ts';
import { recordPicture } from './record_picture.ts';
import { storePicture } from './store_picture.ts';

/** Draws main and tab where a set has none, from its cut-out. Answers whether there was something to draw, and it could. */
export async function drawMissingBadges(context: Context, set: ReadSet): Promise<boolean> {
  const { stamp, stampId } = set;
  const missing = (['main', 'tab'] as const).filter((type) => !set[type]);
  if (missing.length === 0 || !stamp.presetConfig) return false;
  const { userId, queueId, presetConfig } = stamp;
  const path = files.cutOut(userId, stampId, stamp);
  const { touchUp, actor } = stamp;
  const cutOut = await touchedCutOut(context, { path, photoPath: set.queue.imageUri, touchUp, actor });
  if (!cutOut) return false;
  const { drawMain, drawTab } = await import('../engine/index.ts');
  const stance = { pose: null, acting: bestActing(set.stickers.map(({ acting }) => acting)) };
  const drawn = await Promise.all(
    missing.map(async (type) => {
      const image = await (type === 'main' ? drawMain : drawTab)(cutOut, presetConfig, stance);
      const url = await storePicture(context, { userId, stampId, name: type }, image);
      const id = type === 'main' ? ids.mainImage(stampId) : ids.tabImage(stampId);
      return { ...{ id, userId, stampId, queueId, messageId: null, type, url, sequence: 0, image } };
    }),
  );
  const { firestore } = context;
  await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    if (!now || now.deletedAt || now.revision !== stamp.revision) throw new PochittoError('stamp_changed');
    for (const picture of drawn) recordPicture(context, transaction, picture);
  });
  return true;
}

import { PochittoError } from '../../domain/errors.ts';
import { documents, files } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { touchedCutOut } from '../../stamps/index.ts';
import type { Attempt } from '../generation_job.ts';

/**
 * Gives a derived set its own copy of the cut-out that its parent shows, touched up as it is there, so that it does not need
 * the parent again. Throws `derived_parent_missing` if the parent was deleted before.
 */
export async function adoptCutOut(
  context: Context,
  { stamp, queue }: Pick<Attempt, 'stamp' | 'queue'>,
): Promise<void> {
  const { parentStampId } = stamp;
  if (parentStampId === null) return;
  const { userId, stampId, imageUri: photoPath } = queue;
  const file = context.bucket.file(files.cutOut(userId, stampId, stamp));
  const [exists] = await file.exists();
  if (exists) return;
  const reference = context.firestore.doc(documents.stamp(parentStampId));
  const parent = readDocument(stampSchema, await reference.get());
  const path = parent && files.cutOut(userId, parentStampId, parent);
  const cutOut =
    path && !parent.deletedAt
      ? await touchedCutOut(context, { path, photoPath, touchUp: parent.touchUp, actor: parent.actor })
      : null;
  if (!cutOut) throw new PochittoError('derived_parent_missing');
  const { encodeCutOut } = await import('../../engine/index.ts');
  await file.save(Buffer.from(await encodeCutOut(cutOut)), { contentType: 'image/png', resumable: false });
}

import { PochittoError } from '../../domain/errors.ts';
import { documents, files } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import type { CutOut } from '../../engine/index.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { readDocument } from '../../platform/read_document.ts';
import { type QueueMessage, touchedCutOut } from '../../stamps/index.ts';
import type { Attempt } from '../generation_job.ts';

interface Art {
  readonly cutOut: CutOut;
  /** The file, if it still belongs to the parent and must be copied to this set. */
  readonly art: Uint8Array | undefined;
}

/**
 * Reads the art of one sticker of a derived set.
 *
 * @throws PochittoError `derived_parent_missing` if it was deleted before it was copied
 */
export async function readArt(context: Context, { data }: QueueMessage): Promise<Art> {
  const { userId, stampId, artPath } = data;
  const bytes = artPath === null ? null : await download(context, artPath);
  if (!bytes) throw new PochittoError('derived_parent_missing');
  const { decodeCutOut } = await import('../../engine/index.ts');
  const isOwn = artPath?.startsWith(files.stampFolder(userId, stampId)) ?? false;
  return { cutOut: await decodeCutOut(bytes), art: isOwn ? undefined : bytes };
}

/**
 * Copies the parent's cut-out with its touch-ups to a derived set, so the parent is not needed again.
 *
 * @throws PochittoError `derived_parent_missing` if the parent was deleted before
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

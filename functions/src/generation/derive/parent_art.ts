import { PochittoError } from '../../domain/errors.ts';
import { documents, files } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import type { CutOut } from '../../engine/index.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { readDocument } from '../../platform/read_document.ts';
import { type QueueMessage, touchedCutOut } from '../../stamps/index.ts';
import type { Attempt } from '../generation_job.ts';
import type { OwnSet } from '../generation_run.ts';
import type { DerivationPlan } from './plan_derivation.ts';

interface Art {
  readonly cutOut: CutOut;
  /** The file, if it still belongs to the parent and must be copied to this set. */
  readonly art: Uint8Array | undefined;
}

/**
 * Reads the art of one sticker of a set of drawings or of a derived set.
 *
 * @throws PochittoError `set_art_missing`; `derived_parent_missing` if it was deleted before it was copied
 */
export async function readArt(context: Context, { data }: QueueMessage): Promise<Art> {
  const { userId, stampId, artPath } = data;
  const bytes = artPath === null ? null : await download(context, artPath);
  const isOwn = artPath?.startsWith(files.stampFolder(userId, stampId)) ?? false;
  if (!bytes) throw new PochittoError(isOwn ? 'set_art_missing' : 'derived_parent_missing');
  const { decodeCutOut } = await import('../../engine/index.ts');
  return { cutOut: await decodeCutOut(bytes), art: isOwn ? undefined : bytes };
}

/**
 * Makes sure that the parent's art for a derived set is stored.
 *
 * @throws PochittoError `derived_art_missing`
 */
export async function requireParentArt(
  context: Context,
  parentStampId: string,
  { stamp, queue, plan }: OwnSet & { readonly plan: DerivationPlan },
): Promise<void> {
  const { userId, engine, touchUp } = stamp;
  const paths =
    engine !== 'embedded'
      ? plan.messages.map(({ data }) => data.artPath)
      : [files.cutOut(userId, parentStampId, stamp), ...(touchUp.length > 0 ? [queue.imageUri] : [])];
  const stored = await Promise.all(
    paths.map(async (path) => path !== null && (await context.bucket.file(path).exists())[0]),
  );
  if (stored.includes(false)) throw new PochittoError('derived_art_missing');
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

import type { Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { generateQueueSchema, type PhotoExif } from '../../domain/generation/generate_queue.ts';
import { mostPhotosOfSet } from '../../domain/limits.ts';
import { collections, documents, files } from '../../domain/paths.ts';
import {
  type Stamp,
  stampMayBeEdited,
  stampSchema,
  subjects,
  type UnusedPhoto,
} from '../../domain/stamps/stamp.ts';
import type { NormalPhoto } from '../../engine/index.ts';
import { stuckWork, sweepDocuments } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';

/** Path and file name of a photo. */
export type StoredPhoto = Pick<UnusedPhoto, 'path' | 'name'>;

/** A photo that replaces a set's photo, stored at `path`. */
export interface NewPhoto extends StoredPhoto {
  readonly photo: NormalPhoto;
  readonly exif: PhotoExif | null;
  /** The photo that it replaces. */
  readonly former: StoredPhoto;
}

/** Returns the `unusedPhoto` field of a set: a photo that may be unused from now on. */
export function unusedFromNow({ now }: Pick<Context, 'now'>, { path, name }: StoredPhoto): UnusedPhoto {
  const removalDueAt = new Date(now().getTime() + stuckWork.unusedPhotos.afterSeconds * 1000);
  return { path, name, removalDueAt };
}

interface Change {
  readonly uid: string;
  readonly stampId: string;
  readonly revision: number;
  /** Path and name of the new photo. */
  readonly next: StoredPhoto;
}

/**
 * Records the path of a new photo before any file is written, so a crash leaves no orphans. Returns the photo to
 * replace; null if the set already uses the new one, because the response of an earlier call was lost.
 *
 * @throws PochittoError `not_yours`, `stamp_state`, `stamp_changed`, `photos_limit`
 */
export async function announcePhoto(
  context: Context,
  { uid, stampId, revision, next }: Change,
): Promise<StoredPhoto | null> {
  const { firestore } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  const announced = await transact(firestore, async (transaction) => {
    const found = readDocument(stampSchema, await transaction.get(reference));
    if (found?.userId !== uid || found.deletedAt) throw new PochittoError('not_yours');
    const path = await shownPath(context, found, transaction);
    if (path === null) throw new PochittoError('stamp_state', 'The set has no photo yet.');
    if (path === next.path) return null;
    if (!stampMayBeEdited(found)) throw new PochittoError('stamp_state', `The set is ${found.status}.`);
    if (found.engine !== 'embedded') throw new PochittoError('stamp_state', 'It has its own art.');
    if (found.revision !== revision) throw new PochittoError('stamp_changed');
    if (found.photoCount >= mostPhotosOfSet) throw new PochittoError('photos_limit');
    transaction.update(reference, { unusedPhoto: unusedFromNow(context, next) });
    return { left: found.unusedPhoto, former: { path, name: found.photoName } };
  });
  // The photo of an earlier change that can no longer finish.
  if (announced?.left && announced.left.path !== next.path)
    await forgetPhoto(context, stampId, announced.left);
  return announced?.former ?? null;
}

/** Deletes a photo with its cut-outs unless its set uses it. Idempotent. */
export async function forgetPhoto(
  context: Context,
  stampId: string,
  { path, name }: StoredPhoto,
): Promise<void> {
  const { firestore, bucket } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  const stamp = readDocument(stampSchema, await reference.get());
  if (!stamp) return;
  if ((await shownPath(context, stamp)) !== path) {
    const cutOuts = subjects.map((subject) =>
      files.cutOut(stamp.userId, stampId, { subject, photoName: name }),
    );
    // A derived set uses its parent's photo, which it must not delete.
    const own = [path, ...cutOuts].filter((each) =>
      each.startsWith(files.stampFolder(stamp.userId, stampId)),
    );
    await Promise.all(own.map((each) => bucket.file(each).delete({ ignoreNotFound: true })));
  }
  await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    // Another photo may have been registered in the meantime.
    if (now?.unusedPhoto?.path === path) transaction.update(reference, { unusedPhoto: null });
  });
}

/** Deletes photos left by a crash: the new one of an unfinished change, or the former one of a finished change. */
export async function purgeUnusedPhotos(context: Context, until?: number): Promise<number> {
  const { firestore, now } = context;
  const orderBy = 'unusedPhoto.removalDueAt';
  const query = firestore.collection(collections.stamps).where(orderBy, '<=', now());
  const { done } = await sweepDocuments(
    context,
    { name: 'unused_photos', query, orderBy, until },
    async (snapshot) => {
      const { unusedPhoto } = readDocument(stampSchema, snapshot) ?? {};
      if (!unusedPhoto) return false;
      return forgetPhoto(context, snapshot.id, unusedPhoto);
    },
  );
  return done;
}

/** Returns the path of a set's photo; null while it has none. */
async function shownPath(
  { firestore }: Context,
  { queueId }: Stamp,
  transaction?: Transaction,
): Promise<string | null> {
  const reference = firestore.doc(documents.generateQueue(queueId));
  const queue = await (transaction ? transaction.get(reference) : reference.get());
  return readDocument(generateQueueSchema, queue)?.imageUri ?? null;
}

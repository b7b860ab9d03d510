import type { Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { generateQueueSchema, type PhotoExif } from '../../domain/generate_queue.ts';
import { mostPhotosOfSet } from '../../domain/limits.ts';
import { collections, documents, files } from '../../domain/paths.ts';
import { type Stamp, stampMayBeEdited, stampSchema, subjects, type UnusedPhoto } from '../../domain/stamp.ts';
import type { NormalPhoto } from '../../engine/index.ts';
import { stuckWork, sweepDocuments } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';

/** Where a photo lies, and what it is called. */
export type StoredPhoto = Pick<UnusedPhoto, 'path' | 'name'>;

/** A photo that takes the place of a set's, stored at `path`. */
export interface NewPhoto extends StoredPhoto {
  readonly photo: NormalPhoto;
  readonly exif: PhotoExif | null;
  /** The one whose place it takes. */
  readonly former: StoredPhoto;
}

/** What `unusedPhoto` of a set says of a photo that may lie there for nothing from now on. */
export function unusedFromNow({ now }: Pick<Context, 'now'>, { path, name }: StoredPhoto): UnusedPhoto {
  const removalDueAt = new Date(now().getTime() + stuckWork.unusedPhotos.afterSeconds * 1000);
  return { path, name, removalDueAt };
}

interface Change {
  readonly uid: string;
  readonly stampId: string;
  readonly revision: number;
  /** Where the photo will lie. */
  readonly next: StoredPhoto;
}

/**
 * Notes where the files of a new photo will lie before any is written, so that a death leaves none for ever. Answers the
 * photo that it is to replace; null where the set shows the new one already, after a call whose answer was lost.
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
    if (found.engine !== 'embedded') throw new PochittoError('stamp_state', 'AI drew it.');
    if (found.revision !== revision) throw new PochittoError('stamp_changed');
    if (found.photoCount >= mostPhotosOfSet) throw new PochittoError('photos_limit');
    transaction.update(reference, { unusedPhoto: unusedFromNow(context, next) });
    return { left: found.unusedPhoto, former: { path, name: found.photoName } };
  });
  // What an earlier change left; it cannot be finished any more.
  if (announced?.left && announced.left.path !== next.path)
    await forgetPhoto(context, stampId, announced.left);
  return announced?.former ?? null;
}

/** Removes a photo with its cut-outs where its set does not show it; harmless twice. */
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
    await Promise.all([path, ...cutOuts].map((each) => bucket.file(each).delete({ ignoreNotFound: true })));
  }
  await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    // Another photo may have been announced meanwhile.
    if (now?.unusedPhoto?.path === path) transaction.update(reference, { unusedPhoto: null });
  });
}

/** Removes photos that a death left: of a change that was never finished, or the former one of a change that was. */
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

/** Where the photo of a set lies; null where it still waits for one. */
async function shownPath(
  { firestore }: Context,
  { queueId }: Stamp,
  transaction?: Transaction,
): Promise<string | null> {
  const reference = firestore.doc(documents.generateQueue(queueId));
  const queue = await (transaction ? transaction.get(reference) : reference.get());
  return readDocument(generateQueueSchema, queue)?.imageUri ?? null;
}

import { FieldValue } from 'firebase-admin/firestore';
import { generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { originalDays } from '../domain/operations/retention.ts';
import { collections, documents, files, ids } from '../domain/paths.ts';
import { imageSchema, type StampImage } from '../domain/stamps/image.ts';
import { type Stamp, stampIsFinished, stampSchema, subjects } from '../domain/stamps/stamp.ts';
import { type SweepPages, sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { storedCutOut, touchedCutOut } from './edit/cut_out_store.ts';

/** Maximum duration of one run, in seconds. */
export const removalSeconds = 540;

const day = 86_400_000;

/** Photo name of a cut-out that includes the strokes; no upload has it. */
const touchedUp = 'touched_up';

/**
 * Deletes the original photos and AI sheets of sets that were finished 30 days ago. Brush strokes, which need the
 * photo, are first applied to the cut-out permanently, so captions and poses can still be edited. Returns the
 * number of sets. Safe to interrupt and to run twice.
 */
export async function removeOldOriginals(
  context: Context,
  { until = Date.now() + (removalSeconds - 120) * 1000, ...pages }: SweepPages = {},
): Promise<number> {
  const before = new Date(context.now().getTime() - originalDays * day);
  const query = context.firestore
    .collection(collections.images)
    .where('type', '==', 'original')
    .where('deletedAt', '==', null)
    .where('createdAt', '<=', before);
  const { done } = await sweepDocuments(
    context,
    { name: 'old_originals', query, orderBy: 'createdAt', atOnce: 1, ...pages, until },
    async (snapshot) => {
      const image = readDocument(imageSchema, snapshot);
      return image !== null && removeOriginal(context, image, before);
    },
  );
  if (done > 0) log.info('old originals removed', { sets: done });
  return done;
}

/** Whether the set is finished, not being submitted and not deleted. */
const isAtRest = (stamp: Stamp): boolean =>
  !stamp.deletedAt && !stamp.submission.isRunning && stampIsFinished(stamp);

async function removeOriginal(context: Context, image: StampImage, before: Date): Promise<boolean> {
  const { firestore, bucket } = context;
  const { stampId, userId, url } = image;
  const reference = firestore.doc(documents.stamp(stampId));
  const stamp = readDocument(stampSchema, await reference.get());
  if (!stamp || !isAtRest(stamp)) return false;
  const queue = firestore.doc(documents.generateQueue(stamp.queueId));
  const { consumedAt } = readDocument(generateQueueSchema, await queue.get()) ?? {};
  if (!consumedAt || consumedAt > before) return false;
  const isBaked = stamp.touchUp.length > 0 && (await bake(context, stampId, stamp, url));
  const isRemoved = await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    // Edited or submitted in the meantime; the next run checks it again.
    if (!now || now.revision !== stamp.revision || !isAtRest(now)) return false;
    const updatedAt = FieldValue.serverTimestamp();
    const changes = {
      touchUp: [],
      actor: null,
      photoName: touchedUp,
      revision: stamp.revision + 1,
      updatedAt,
    };
    if (isBaked) transaction.update(reference, changes);
    transaction.update(firestore.doc(documents.image(ids.originalImage(stampId))), {
      deletedAt: updatedAt,
      updatedAt,
    });
    return true;
  });
  if (!isRemoved) return false;
  const former = isBaked
    ? subjects.map((subject) => files.cutOut(userId, stampId, { subject, photoName: stamp.photoName }))
    : [];
  await Promise.all([url, ...former].map((path) => bucket.file(path).delete({ ignoreNotFound: true })));
  await clearFolder(context, files.sheetFolder(userId, stampId));
  return true;
}

/** Stores the cut-out with its strokes applied; false if there is no cut-out, as in AI sets. */
async function bake(context: Context, stampId: string, stamp: Stamp, photoPath: string): Promise<boolean> {
  const { userId, subject, touchUp, actor } = stamp;
  const path = files.cutOut(userId, stampId, stamp);
  if (!(await storedCutOut(context, path))) return false;
  const baked = await touchedCutOut(context, { path, photoPath, touchUp, actor });
  if (!baked) return false;
  const { encodeCutOut } = await import('../engine/index.ts');
  await context.bucket
    .file(files.cutOut(userId, stampId, { subject, photoName: touchedUp }))
    .save(Buffer.from(await encodeCutOut(baked)), { contentType: 'image/png', resumable: false });
  return true;
}

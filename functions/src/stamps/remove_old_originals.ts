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
 * photo, are first applied to the cut-outs of the set and of its derived sets permanently, so captions and poses can
 * still be edited. Returns the number of sets. Safe to interrupt and to run twice.
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

/** Whether the set is being drawn or submitted. */
const isBusy = (stamp: Stamp): boolean => stamp.submission.isRunning || !stampIsFinished(stamp);

const isAtRest = (stamp: Stamp): boolean => !stamp.deletedAt && !isBusy(stamp);

async function removeOriginal(context: Context, image: StampImage, before: Date): Promise<boolean> {
  const { firestore, bucket } = context;
  const { stampId, userId, url } = image;
  const family = await readFamily(context, stampId);
  const [stamp] = family;
  if (!stamp || !isAtRest(stamp.data)) return false;
  const queue = firestore.doc(documents.generateQueue(stamp.data.queueId));
  const { consumedAt } = readDocument(generateQueueSchema, await queue.get()) ?? {};
  if (!consumedAt || consumedAt > before) return false;
  const revisions: number[] = [];
  for (const member of family) {
    const revision = await bakeStrokes(context, member, url);
    if (revision === null) return false;
    revisions.push(revision);
  }
  const isRemoved = await transact(firestore, async (transaction) => {
    const snapshots = await transaction.getAll(...family.map(({ id }) => firestore.doc(documents.stamp(id))));
    const latest = snapshots.map((snapshot) => readDocument(stampSchema, snapshot));
    // Edited or submitted in the meantime; the next run checks it again.
    if (latest.some((each, at) => each?.revision !== revisions[at])) return false;
    if (!latest[0] || !isAtRest(latest[0])) return false;
    const updatedAt = FieldValue.serverTimestamp();
    transaction.update(firestore.doc(documents.image(ids.originalImage(stampId))), {
      deletedAt: updatedAt,
      updatedAt,
    });
    return true;
  });
  if (!isRemoved) return false;
  await bucket.file(url).delete({ ignoreNotFound: true });
  await clearFolder(context, files.sheetFolder(userId, stampId));
  return true;
}

interface FamilyMember {
  readonly id: string;
  readonly data: Stamp;
}

/** Reads a set and all sets derived from it, which share its photo; deleted ones too, since they can be restored. */
async function readFamily({ firestore }: Context, stampId: string): Promise<FamilyMember[]> {
  const family: FamilyMember[] = [];
  const waiting = [stampId];
  for (const id of waiting) {
    const data = readDocument(stampSchema, await firestore.doc(documents.stamp(id)).get());
    if (!data) continue;
    family.push({ id, data });
    waiting.push(...Object.values(data.derivedStampIds));
  }
  return family;
}

/**
 * Applies a set's strokes to its cut-out permanently. Returns the revision of the set without strokes that need the
 * photo; null if it must wait, because the set is being drawn, edited or submitted.
 */
async function bakeStrokes(
  context: Context,
  { id, data }: FamilyMember,
  photoPath: string,
): Promise<number | null> {
  const { firestore, bucket } = context;
  const { userId, subject, touchUp, actor, revision, photoName } = data;
  const path = files.cutOut(userId, id, data);
  // AI sets have no cut-out.
  if (touchUp.length === 0 || !(await storedCutOut(context, path))) return revision;
  if (isBusy(data)) return null;
  const baked = await touchedCutOut(context, { path, photoPath, touchUp, actor });
  if (!baked) return revision;
  const { encodeCutOut } = await import('../engine/index.ts');
  await bucket
    .file(files.cutOut(userId, id, { subject, photoName: touchedUp }))
    .save(Buffer.from(await encodeCutOut(baked)), { contentType: 'image/png', resumable: false });
  const reference = firestore.doc(documents.stamp(id));
  const isStored = await transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    if (!now || now.revision !== revision || isBusy(now)) return false;
    transaction.update(reference, {
      touchUp: [],
      actor: null,
      photoName: touchedUp,
      revision: revision + 1,
      updatedAt: FieldValue.serverTimestamp(),
    });
    return true;
  });
  if (!isStored) return null;
  const former = subjects.map((each) => files.cutOut(userId, id, { subject: each, photoName }));
  await Promise.all(former.map((each) => bucket.file(each).delete({ ignoreNotFound: true })));
  return revision + 1;
}

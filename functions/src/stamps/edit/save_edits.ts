import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { generateQueueSchema } from '../../domain/generation/generate_queue.ts';
import { collections, documents } from '../../domain/paths.ts';
import { imageSchema, type StampImage } from '../../domain/stamps/image.ts';
import { type Stamp, stampMayBeEdited, stampSchema } from '../../domain/stamps/stamp.ts';
import { stickerVersionSchema } from '../../domain/stamps/sticker_version.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { type QueueMessage, readMessages } from '../messages.ts';
import { isNamedByVersion, versionsOf } from '../versions.ts';
import { commitEdits } from './commit_edits.ts';
import { drawEdits } from './draw_edits.ts';
import { type Edits, planEdits } from './plan_edits.ts';
import { storeEdits } from './store_edits.ts';

/** A set as it was when the save started. */
interface FoundSet {
  readonly stamp: Stamp;
  readonly photoPath: string;
  readonly messages: readonly QueueMessage[];
  /** Existing images by document id. */
  readonly images: ReadonlyMap<string, StampImage>;
}

/**
 * Saves the changes of the editor: draws and stores first, then changes all documents in one transaction, and
 * finally deletes unused files. A crash therefore leaves the set either unchanged or completely saved.
 *
 * @throws PochittoError `not_yours`, `stamp_state`, `stamp_changed` if the revision differs from that of `input`;
 * and those of `planEdits` and `drawEdits`
 */
export async function saveEdits(
  context: Context,
  { uid }: Caller,
  input: Edits,
): Promise<CallableOutput<'saveEdits'>> {
  const { stampId } = input;
  const { stamp, photoPath, messages, images } = await findSet(context, uid, input);
  const isCutAgain = [input.subject, input.actor, input.photo].some((each) => each !== undefined);
  if (isCutAgain && stamp.engine !== 'embedded')
    throw new PochittoError('stamp_state', 'It has its own art.');
  const plan = planEdits(stamp, messages, input);
  if (!plan.isChanged) return { revision: stamp.revision };
  const drawn = await drawEdits(context, { stampId, stamp, photoPath }, plan);
  const stored = await storeEdits(context, { stampId, stamp }, drawn);
  const removedIds = plan.removed.map(({ id }) => id);
  const removed = await versionsOf(context, { userId: uid, messageIds: removedIds });
  const removedVersions = removed.map(({ reference }) => reference);
  let fallen: readonly string[];
  try {
    fallen = await commitEdits(context, { stampId, stamp, images, plan, stored, removedVersions });
  } catch (error) {
    // Another save finished first. Identical drawings now belong to it.
    if (error instanceof PochittoError) await removeUnnamed(context, uid, stampId, stored.paths);
    throw error;
  }
  // Earlier images of the stickers that stay are kept as versions.
  const isGone = ({ type, messageId }: StampImage) =>
    type === 'main' || type === 'tab' || (messageId !== null && removedIds.includes(messageId));
  const gone = [...images.values()].filter(isGone).map(({ url }) => url);
  const ofRemoved = removed.flatMap(({ data }) => [data.url, ...(data.artPath ? [data.artPath] : [])]);
  await removeUnnamed(context, uid, stampId, [...gone, ...ofRemoved, ...fallen]);
  log.info('edits saved', { stampId, drawn: drawn.stickers.size, removed: plan.removed.length });
  return { revision: stamp.revision + 1 };
}

async function findSet(context: Context, uid: string, { stampId, revision }: Edits): Promise<FoundSet> {
  const { firestore } = context;
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
  if (!stampMayBeEdited(stamp)) throw new PochittoError('stamp_state', `The set is ${stamp.status}.`);
  if (stamp.revision !== revision) throw new PochittoError('stamp_changed');
  const [messages, queueSnapshot, images] = await Promise.all([
    readMessages(context, stamp.queueId),
    firestore.doc(documents.generateQueue(stamp.queueId)).get(),
    imagesOf(context, uid, stampId),
  ]);
  const queue = readDocument(generateQueueSchema, queueSnapshot);
  if (!queue) throw new Error(`Set ${stampId} has no queue.`);
  return { stamp, photoPath: queue.imageUri, messages, images };
}

async function imagesOf(
  { firestore }: Context,
  uid: string,
  stampId: string,
): Promise<Map<string, StampImage>> {
  const { docs } = await firestore
    .collection(collections.images)
    .where('userId', '==', uid)
    .where('stampId', '==', stampId)
    .get();
  return new Map(
    docs.flatMap((snapshot): [string, StampImage][] => {
      const image = readDocument(imageSchema, snapshot);
      return image && !image.deletedAt ? [[snapshot.id, image]] : [];
    }),
  );
}

/** Deletes those of `paths` that neither an image of the set nor a version of its stickers uses. */
async function removeUnnamed(
  context: Context,
  uid: string,
  stampId: string,
  paths: readonly string[],
): Promise<void> {
  const named = new Set([...(await imagesOf(context, uid, stampId)).values()].map(({ url }) => url));
  const left = paths.filter((path) => !named.has(path));
  await Promise.all(
    left.map(async (path) => {
      if (await isNamedByVersion(context, uid, path)) return;
      await context.bucket.file(path).delete({ ignoreNotFound: true });
    }),
  );
}

/**
 * Makes the cut-out of a finished set again for another kind of subject or another person, and redraws all its
 * stickers; strokes and everything else stay. Free of charge, and undone by choosing again.
 *
 * @throws PochittoError those of `saveEdits`; `photo_missing`, `photo_no_subject`; `stamp_state` if AI drew the set
 */
export function cutOutAgain(
  context: Context,
  caller: Caller,
  { stampId, revision, subject, actor }: CallableRequest<'cutOutAgain'>,
): Promise<CallableOutput<'cutOutAgain'>> {
  return saveEdits(context, caller, { stampId, revision, stickers: [], subject, actor });
}

/**
 * Restores an earlier version of a sticker, with what it was drawn from. The current image becomes a version.
 *
 * @throws PochittoError those of `saveEdits`; `version_gone` if the version or its file no longer exists
 */
export async function restoreVersion(
  context: Context,
  caller: Caller,
  { stampId, revision, messageId, number }: CallableRequest<'restoreVersion'>,
): Promise<CallableOutput<'restoreVersion'>> {
  const reference = context.firestore.doc(documents.stickerVersion(messageId, number));
  const restored = readDocument(stickerVersionSchema, await reference.get());
  const isTheirs = restored?.userId === caller.uid && restored.stampId === stampId;
  if (!isTheirs || restored.deletedAt) throw new PochittoError('version_gone');
  return saveEdits(context, caller, { stampId, revision, stickers: [], restored });
}

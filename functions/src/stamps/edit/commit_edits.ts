import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents, ids } from '../../domain/paths.ts';
import type { StampImage } from '../../domain/stamps/image.ts';
import { type Stamp, stampMayBeEdited, stampSchema } from '../../domain/stamps/stamp.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { recordPicture } from '../record_picture.ts';
import { type KeptFormer, keepFormer } from '../versions.ts';
import { type NewPhoto, unusedFromNow } from './new_photo.ts';
import type { EditPlan, PlannedSticker } from './plan_edits.ts';
import type { StoredEdits } from './store_edits.ts';

interface Edited {
  readonly stampId: string;
  /** The state that the plan was made for. */
  readonly stamp: Stamp;
  readonly images: ReadonlyMap<string, StampImage>;
  readonly plan: EditPlan;
  readonly stored: StoredEdits;
  /** Versions of the removed stickers. */
  readonly removedVersions: readonly DocumentReference[];
}

/**
 * Writes a complete save or nothing. The images that it replaces stay as versions. Returns the files of versions
 * that are older than the last ten.
 *
 * @throws PochittoError `not_yours`; `stamp_changed`, `stamp_state` if the set has changed
 */
export async function commitEdits(context: Context, edited: Edited): Promise<readonly string[]> {
  const { firestore } = context;
  const { stampId, stamp, plan } = edited;
  const reference = firestore.doc(documents.stamp(stampId));
  return transact(firestore, async (transaction) => {
    const now = readDocument(stampSchema, await transaction.get(reference));
    if (!now || now.deletedAt) throw new PochittoError('not_yours');
    if (now.revision !== stamp.revision) throw new PochittoError('stamp_changed');
    // Another photo was registered in the meantime, so this one's files may be gone.
    if (plan.photo && now.unusedPhoto?.path !== plan.photo.path) throw new PochittoError('stamp_changed');
    if (!stampMayBeEdited(now)) throw new PochittoError('stamp_state', `The set is ${now.status}.`);
    const kept = await keepFormers(context, transaction, edited);
    for (const sticker of plan.stickers)
      writeSticker(context, transaction, edited, { ...sticker, kept: kept.get(sticker.message.id) });
    for (const version of edited.removedVersions) transaction.delete(version);
    for (const message of plan.removed) {
      transaction.update(message.reference, gone());
      const imageId = ids.processedImage(message.id);
      if (edited.images.has(imageId)) transaction.update(firestore.doc(documents.image(imageId)), gone());
    }
    writeBadges(context, transaction, edited);
    const photo = plan.photo ? writePhoto(context, transaction, edited, plan.photo) : {};
    transaction.update(reference, {
      revision: stamp.revision + 1,
      messageCount: plan.stickers.length,
      mainMessageId: plan.mainMessageId,
      tabMessageId: plan.tabMessageId,
      touchUp: plan.touchUp,
      subject: plan.subject,
      actor: plan.actor,
      ...photo,
      ...(plan.isRepacked ? { packagePath: null } : {}),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return [...kept.values()].flatMap(({ fallen }) => fallen);
  });
}

/** Returns the replaced images, by message id. */
async function keepFormers(
  context: Context,
  transaction: Transaction,
  { images, plan, stored }: Edited,
): Promise<ReadonlyMap<string, KeptFormer>> {
  const kept = plan.stickers.map(async ({ message, next: { artPath } }): Promise<[string, KeptFormer][]> => {
    const image = images.get(ids.processedImage(message.id));
    const picture = stored.stickers.get(message.id);
    if (!image || !picture) return [];
    const { url } = picture;
    return [[message.id, await keepFormer(context, transaction, { message, image }, { url, artPath })]];
  });
  return new Map((await Promise.all(kept)).flat());
}

const gone = () => ({ deletedAt: FieldValue.serverTimestamp(), updatedAt: FieldValue.serverTimestamp() });

function writeSticker(
  context: Context,
  transaction: Transaction,
  { stampId, stamp, images, stored }: Edited,
  sticker: PlannedSticker & { readonly kept: KeptFormer | undefined },
): void {
  const { message, next, isEdited, restored, kept } = sticker;
  const isMoved = next.orderPriority !== message.data.orderPriority;
  const updatedAt = FieldValue.serverTimestamp();
  if (isEdited || isMoved) transaction.update(message.reference, { ...changedFields(sticker), updatedAt });
  const id = ids.processedImage(message.id);
  const picture = stored.stickers.get(message.id);
  if (picture) {
    const { userId, queueId } = stamp;
    const sequence = next.orderPriority;
    const owner = { userId, stampId, queueId, messageId: message.id };
    kept?.write();
    const origin = restored ? 'restore' : 'edit';
    const version = kept?.version ?? 0;
    const about = { type: 'processed', sequence, origin, version } as const;
    recordPicture(context, transaction, { id, ...owner, ...about, ...picture });
  } else if (isMoved && images.has(id)) {
    const reference = context.firestore.doc(documents.image(id));
    transaction.update(reference, { sequence: next.orderPriority, updatedAt });
  }
}

/** Returns only changed fields, so fields written by a newer version of the code are kept. */
function changedFields({ message: { data }, next }: PlannedSticker): Partial<PlannedSticker['next']> {
  const isNew = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(data[name as keyof typeof next]);
  return Object.fromEntries(Object.entries(next).filter(isNew));
}

/** Replaces the former photo with the new one. Returns the fields for the set's document. */
function writePhoto(
  context: Context,
  transaction: Transaction,
  { stampId, stamp: { userId, queueId, photoCount } }: Edited,
  { path, name, photo, exif, former }: NewPhoto,
): Partial<Stamp> {
  const owner = { userId, stampId, queueId, messageId: null, sequence: 0 };
  const id = ids.originalImage(stampId);
  recordPicture(context, transaction, { id, ...owner, type: 'original', url: path, image: photo });
  transaction.update(context.firestore.doc(documents.generateQueue(queueId)), {
    imageUri: path,
    imageType: photo.format,
    imageExif: exif,
    updatedAt: FieldValue.serverTimestamp(),
  });
  return { photoName: name, photoCount: photoCount + 1, unusedPhoto: unusedFromNow(context, former) };
}

function writeBadges(
  context: Context,
  transaction: Transaction,
  { stampId, stamp: { userId, queueId }, stored }: Edited,
): void {
  const owner = { userId, stampId, queueId, messageId: null, sequence: 0 };
  const { main, tab } = stored;
  if (main)
    recordPicture(context, transaction, { id: ids.mainImage(stampId), ...owner, type: 'main', ...main });
  if (tab) recordPicture(context, transaction, { id: ids.tabImage(stampId), ...owner, type: 'tab', ...tab });
}

import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import type { PhotoExif } from '../domain/generation/generate_queue.ts';
import { documents, files, ids, parseUploadPath } from '../domain/paths.ts';
import { type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import { photoLimits } from '../domain/studio/photo_limits.ts';
import type { NormalPhoto } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { correlationId } from '../platform/correlation.ts';
import { download } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { prepareGenerationCharge, withLedger } from '../tokens/index.ts';
import { changeStatus } from './change_status.ts';
import { newQueueFields } from './new_set.ts';
import { readExif } from './read_exif.ts';
import { recordPicture } from './record_picture.ts';

interface Upload {
  readonly path: string;
  readonly uid: string;
  readonly stampId: string;
  readonly name: string;
}

/**
 * Processes an uploaded photo: checks its content, rotates and resizes it, and keeps its Exif data without GPS. The
 * set is charged and becomes `generating`, or stays `pending_upload` with a reason. Safe to run twice, late, or
 * after a crash: the set's status decides, and the upload is deleted last.
 */
export async function intakePhoto(context: Context, path: string): Promise<void> {
  const parts = parseUploadPath(path);
  if (parts) {
    const upload = { path, ...parts };
    const stamp = await waitingStamp(context, upload);
    if (stamp) await takeIn(context, upload);
  }
  // Also for uploads without a set: nothing else deletes them.
  await context.inbox.file(path).delete({ ignoreNotFound: true });
}

/** Rejects a photo that cannot be processed: its set shows the reason and can get another photo. Idempotent. */
export async function rejectUpload(context: Context, path: string, problem: PochittoError): Promise<void> {
  const parts = parseUploadPath(path);
  if (!parts) return;
  const upload = { path, ...parts };
  if (await waitingStamp(context, upload)) await keepWaiting(context, upload, problem);
  await context.inbox.file(path).delete({ ignoreNotFound: true });
}

/** Returns the set of this upload, if it belongs to the uploader and still waits for a photo. */
async function waitingStamp({ firestore }: Context, { uid, stampId }: Upload): Promise<Stamp | null> {
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  return stamp?.userId === uid && stamp.status === 'pending_upload' && !stamp.deletedAt ? stamp : null;
}

async function takeIn(context: Context, upload: Upload): Promise<void> {
  try {
    const bytes = await readUpload(context, upload.path);
    // Another delivery of the event processed and deleted it in the meantime.
    if (!bytes) return;
    const { normalisePhoto } = await import('../engine/index.ts');
    const [photo, exif] = [await normalisePhoto(bytes), await readExif(bytes)];
    await accept(context, upload, photo, exif);
  } catch (error) {
    if (!(error instanceof PochittoError) || error.kind !== 'expected') throw error;
    await keepWaiting(context, upload, error);
  }
}

/** Returns the upload's bytes, or null if it is gone. Checks the size first, so a large file is never loaded. */
async function readUpload(context: Context, path: string): Promise<Uint8Array | null> {
  const file = context.inbox.file(path);
  const [exists] = await file.exists();
  if (!exists) return null;
  const [metadata] = await file.getMetadata();
  if (Number(metadata.size) > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  return download({ bucket: context.inbox }, path);
}

async function accept(
  context: Context,
  upload: Upload,
  photo: NormalPhoto,
  exif: PhotoExif | null,
): Promise<void> {
  const { firestore, bucket } = context;
  const { uid, stampId } = upload;
  const imageUri = files.photo(uid, stampId, upload.name);
  await bucket.file(imageUri).save(photo.png, { contentType: 'image/png', resumable: false });
  const stampReference = firestore.doc(documents.stamp(stampId));
  const accepted = await withLedger(context, uid, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(stampReference));
    if (stamp?.status !== 'pending_upload' || stamp.deletedAt) return false;
    const { queueId, messageCount: count, payWith } = stamp;
    const pay = await prepareGenerationCharge(context, transaction, {
      uid,
      stampId,
      queueId,
      payWith,
      runNumber: 0,
      messageIds: ids.firstMessages(queueId, count),
    });
    const owner = { userId: uid, stampId };
    recordPicture(context, transaction, {
      id: ids.originalImage(stampId),
      ...owner,
      queueId,
      messageId: null,
      type: 'original',
      url: imageUri,
      sequence: 0,
      image: photo,
    });
    transaction.create(firestore.doc(documents.generateQueue(queueId)), {
      ...owner,
      imageUri,
      imageType: photo.format,
      imageExif: exif,
      engine: stamp.engine,
      correlationId: correlationId(),
      proofSheet: stamp.engine === 'openai' ? { state: 'drawing', redrawNumber: 0, path: null } : null,
      prompts: [],
      ...newQueueFields(),
    });
    pay();
    changeStatus(transaction, stampReference, stamp, { to: 'generating' });
    return true;
  });
  if (!accepted) await forgetPhoto(context, stampReference, imageUri);
  log.info(accepted ? 'photo accepted' : 'photo came too late', { stampId, format: photo.format });
}

/**
 * Deletes this upload's photo because another upload was processed first, unless an earlier delivery of the same
 * event used it.
 */
async function forgetPhoto(
  { firestore, bucket }: Context,
  stampReference: DocumentReference,
  imageUri: string,
) {
  const stamp = readDocument(stampSchema, await stampReference.get());
  const queue = stamp && (await firestore.doc(documents.generateQueue(stamp.queueId)).get());
  if (queue?.get('imageUri') !== imageUri) await bucket.file(imageUri).delete({ ignoreNotFound: true });
}

/** Keeps the set waiting for a photo and stores what was wrong with this one. */
async function keepWaiting(
  { firestore }: Context,
  { stampId }: Upload,
  { code, message }: PochittoError,
): Promise<void> {
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.status !== 'pending_upload') return;
    transaction.update(reference, { failure: { code, message }, updatedAt: FieldValue.serverTimestamp() });
  });
  log.info('photo refused', { stampId, code });
}

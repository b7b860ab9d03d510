import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { unleased } from '../../domain/lease.ts';
import { mostRunningConversions } from '../../domain/limits.ts';
import { collections, documents, files } from '../../domain/paths.ts';
import { expiryOf, generatedImageSchema, purgeOf } from '../../domain/studio/generated_image.ts';
import { type ImageConversion, imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import { countingMonth, usedIn } from '../../domain/studio/studio_quota.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { derivedId } from '../../platform/hashes.ts';
import { limitOpen } from '../../platform/limit_call.ts';
import { readDocument } from '../../platform/read_document.ts';
import { requireAiAccess, withLedger } from '../../tokens/index.ts';
import { enqueueConversion } from './conversion_job.ts';

/** An image in the person's folder that a conversion can start from. */
interface Source {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it was just uploaded and is deleted when the work ends. Otherwise it belongs to another conversion. */
  readonly isUpload: boolean;
}

interface Marks {
  readonly imageId: unknown;
  readonly conversionId: unknown;
}

interface Order {
  readonly uid: string;
  readonly conversionId: string;
  readonly input: CallableRequest<'startConversion'>;
  readonly original: Source;
  readonly references: readonly Source[];
}

/**
 * Counts the images toward the month, creates the conversion and enqueues its task. The same request id starts only
 * one; a repeated call only ensures that there is a task.
 *
 * @throws PochittoError `engine_unavailable`, `ai_unverified`, `studio_photo_missing`, `photo_empty`,
 * `photo_too_heavy`, `account_inactive`, `studio_quota`, `conversions_running_limit`
 */
export async function startConversion(
  context: Context,
  caller: Caller,
  input: CallableRequest<'startConversion'>,
): Promise<CallableOutput<'startConversion'>> {
  const { uid } = caller;
  const conversionId = derivedId('conversion', uid, input.requestId);
  if (!(await isKnown(context, conversionId))) {
    if (input.engine === 'openai') {
      if (!context.openAi()) throw new PochittoError('engine_unavailable');
      await requireAiAccess(context, caller);
    }
    const [original, ...references] = await Promise.all([
      findSource(context, uid, input.original.name),
      ...input.references.map((name) => findSource(context, uid, name)),
    ]);
    await reserve(context, { uid, conversionId, input, original, references });
  }
  await enqueueConversion(context, conversionId);
  return { conversionId };
}

async function isKnown({ firestore }: Context, conversionId: string): Promise<boolean> {
  const snapshot = await firestore.doc(documents.imageConversion(conversionId)).get();
  return readDocument(imageConversionSchema, snapshot) !== null;
}

async function reserve(context: Context, order: Order): Promise<void> {
  const { firestore, now } = context;
  const { uid, conversionId, input } = order;
  const person = firestore.doc(documents.user(uid));
  const reference = firestore.doc(documents.imageConversion(conversionId));
  await withLedger(context, uid, async (transaction) => {
    const [known, profile] = await transaction.getAll(reference, person);
    if (known?.exists) return;
    const user = profile && readDocument(userSchema, profile);
    if (!user?.isActive || user.deletedAt) throw new PochittoError('account_inactive');
    await limitOpen(runningConversions(context, uid), {
      most: mostRunningConversions,
      code: 'conversions_running_limit',
    });
    const at = now();
    const monthlyUsed = usedIn(user, at) + input.generationCount;
    if (monthlyUsed > user.monthlyLimit) throw new PochittoError('studio_quota');
    const month = countingMonth(user, at);
    transaction.create(reference, { ...documentOf(order, at), quotaMonth: month });
    transaction.update(person, {
      monthlyUsed,
      quotaMonth: month,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}

function runningConversions({ firestore }: Context, uid: string) {
  return firestore
    .collection(collections.imageConversions)
    .where('userId', '==', uid)
    .where('status', 'in', ['pending', 'processing'] satisfies ImageConversion['status'][]);
}

/** Uses one clock for the timestamps, because the expiry is computed from them. */
function documentOf({ uid, input, original, references }: Order, at: Date) {
  const expiresAt = expiryOf(at);
  const uploads = [original, ...references].filter(({ isUpload }) => isUpload);
  return {
    userId: uid,
    originalImagePath: original.path,
    originalImageName: input.original.fileName,
    originalImageSize: original.size,
    referencePaths: references.map(({ path }) => path),
    uploadPaths: uploads.map(({ path }) => path),
    prompt: input.prompt,
    generationCount: input.generationCount,
    status: 'pending',
    processingTime: null,
    errorMessage: null,
    errorCode: null,
    isDeleted: false,
    engine: input.engine,
    effect: input.effect,
    consentedAt: Timestamp.fromDate(at),
    quotaCounted: input.generationCount,
    images: [],
    deliveredCount: 0,
    ...unleased,
    startedAt: null,
    expiresAt: Timestamp.fromDate(expiresAt),
    removedAt: null,
    purgeAt: Timestamp.fromDate(purgeOf(expiresAt)),
    createdAt: Timestamp.fromDate(at),
    updatedAt: FieldValue.serverTimestamp(),
    deletedAt: null,
  };
}

/**
 * Finds an upload, or an existing image of an earlier conversion, in the caller's own folder.
 *
 * @throws PochittoError `studio_photo_missing`, `photo_empty`, `photo_too_heavy`
 */
async function findSource(context: Context, uid: string, name: string): Promise<Source> {
  const path = files.studioPicture(uid, name);
  const file = context.bucket.file(path);
  const [exists] = await file.exists();
  if (!exists) throw new PochittoError('studio_photo_missing');
  const [{ size: told, metadata = {} }] = await file.getMetadata();
  const size = Number(told);
  if (size === 0) throw new PochittoError('photo_empty');
  if (size > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  const { imageId, conversionId } = metadata;
  const isUpload = imageId === undefined && conversionId === undefined;
  if (!isUpload && !(await isLiving(context, uid, { imageId, conversionId }))) {
    throw new PochittoError('studio_photo_missing');
  }
  return { path, size, isUpload };
}

async function isLiving({ firestore, now }: Context, uid: string, { imageId, conversionId }: Marks) {
  const owner =
    typeof imageId === 'string'
      ? readDocument(generatedImageSchema, await firestore.doc(documents.generatedImage(imageId)).get())
      : readDocument(
          imageConversionSchema,
          await firestore.doc(documents.imageConversion(String(conversionId))).get(),
        );
  return owner?.userId === uid && !owner.isDeleted && owner.expiresAt > now();
}

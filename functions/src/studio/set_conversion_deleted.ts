import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { ImageConversion } from '../domain/image_conversion.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { cancelConversion } from './cancel_conversion.ts';
import { isUnfinished } from './claim_conversion.ts';
import { readImages, shownOf } from './read_images.ts';
import { readOwnConversion } from './read_own.ts';

/**
 * Takes a conversion with its pictures out of the gallery, or back into it with those that went with it. Its files
 * stay until they expire. One that is not finished is cancelled instead, for good.
 *
 * @throws PochittoError `not_yours`; to undo: `studio_gone` for what has expired, `studio_state` for what was cancelled.
 */
export async function setConversionDeleted(
  context: Context,
  { uid }: Caller,
  { conversionId, isDeleted }: CallableRequest<'setConversionDeleted'>,
): Promise<CallableOutput<'setConversionDeleted'>> {
  const isRunning = await transact(context.firestore, async (transaction) => {
    const conversion = await readOwnConversion(context, transaction, { uid, conversionId });
    if (isDeleted && isUnfinished(conversion)) return true;
    if (conversion.isDeleted === isDeleted) return false;
    if (isDeleted) await hide(context, transaction, conversionId);
    else await bringBack(context, transaction, conversionId, conversion);
    return false;
  });
  return isRunning ? cancelConversion(context, { uid }, { conversionId }) : {};
}

async function hide(context: Context, transaction: Transaction, conversionId: string): Promise<void> {
  const pictures = await readImages(context, transaction, conversionId);
  // The same moment on all of them tells what went together.
  const gone = { isDeleted: true, deletedAt: context.now(), updatedAt: FieldValue.serverTimestamp() };
  for (const { reference, image } of pictures) if (!image.isDeleted) transaction.update(reference, gone);
  transaction.update(context.firestore.doc(documents.imageConversion(conversionId)), { ...gone, images: [] });
}

async function bringBack(
  context: Context,
  transaction: Transaction,
  conversionId: string,
  conversion: ImageConversion,
): Promise<void> {
  if (conversion.status === 'cancelled') throw new PochittoError('studio_state', 'It was cancelled.');
  const at = context.now();
  const pictures = await readImages(context, transaction, conversionId);
  const back = pictures.filter(
    ({ image }) =>
      image.deletedAt?.getTime() === conversion.deletedAt?.getTime() &&
      !image.removedAt &&
      image.expiresAt > at,
  );
  const isEmpty = conversion.status === 'completed' && back.length === 0;
  if (isEmpty || conversion.removedAt || conversion.expiresAt <= at) throw new PochittoError('studio_gone');
  const living = { isDeleted: false, deletedAt: null, updatedAt: FieldValue.serverTimestamp() };
  for (const { reference } of back) transaction.update(reference, living);
  transaction.update(context.firestore.doc(documents.imageConversion(conversionId)), {
    ...living,
    images: back.map(shownOf),
  });
}

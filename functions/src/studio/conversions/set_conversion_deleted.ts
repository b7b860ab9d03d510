import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { type ImageConversion, isUnfinished } from '../../domain/studio/image_conversion.ts';
import type { Caller } from '../../platform/callable.ts';
import { closeAddresses } from '../../platform/close_addresses.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { type Picture, readImages, shownOf } from '../gallery/read_images.ts';
import { filesOf } from '../retention/close_studio_addresses.ts';
import { cancelConversion } from './cancel_conversion.ts';
import { readOwnConversion } from './conversion_record.ts';

/**
 * Deletes a conversion with its images from the gallery, or restores it with the images that were deleted together
 * with it. Its files stay until they expire, but their download URLs stop working. An unfinished conversion is
 * cancelled instead, permanently.
 *
 * @throws PochittoError `not_yours`; on restore, `studio_gone` if it has expired, `studio_state` if it was
 * cancelled
 */
export async function setConversionDeleted(
  context: Context,
  { uid }: Caller,
  { conversionId, isDeleted }: CallableRequest<'setConversionDeleted'>,
): Promise<CallableOutput<'setConversionDeleted'>> {
  const { isRunning, paths } = await transact(context.firestore, async (transaction) => {
    const conversion = await readOwnConversion(context, transaction, { uid, conversionId });
    if (isDeleted && isUnfinished(conversion)) return { isRunning: true, paths: [] };
    const pictures = await readImages(context, transaction, conversionId);
    const own = [...filesOf(conversion), ...pictures.flatMap(({ image }) => filesOf(image))];
    if (conversion.isDeleted === isDeleted) return { isRunning: false, paths: own };
    if (isDeleted) hide(context, transaction, conversionId, pictures);
    else bringBack(context, transaction, { conversionId, conversion, pictures });
    return { isRunning: false, paths: own };
  });
  if (isDeleted) await closeAddresses(context, paths);
  return isRunning ? cancelConversion(context, { uid }, { conversionId }) : {};
}

function hide(
  context: Context,
  transaction: Transaction,
  conversionId: string,
  pictures: readonly Picture[],
): void {
  // The same timestamp on all of them marks what was deleted together.
  const gone = { isDeleted: true, deletedAt: context.now(), updatedAt: FieldValue.serverTimestamp() };
  for (const { reference, image } of pictures) if (!image.isDeleted) transaction.update(reference, gone);
  transaction.update(context.firestore.doc(documents.imageConversion(conversionId)), { ...gone, images: [] });
}

interface Gone {
  readonly conversionId: string;
  readonly conversion: ImageConversion;
  readonly pictures: readonly Picture[];
}

function bringBack(
  context: Context,
  transaction: Transaction,
  { conversionId, conversion, pictures }: Gone,
): void {
  if (conversion.status === 'cancelled') throw new PochittoError('studio_state', 'It was cancelled.');
  const at = context.now();
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

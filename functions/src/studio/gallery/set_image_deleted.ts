import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import { closeAddresses } from '../../platform/close_addresses.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { readOwnConversion, readOwnImage } from '../conversions/conversion_record.ts';
import { filesOf } from '../retention/close_studio_addresses.ts';
import { shownOf } from './read_images.ts';

/**
 * Deletes one image, or restores it while its file is kept. A finished conversion is deleted with its last image
 * and restored with it. Download URLs of deleted files stop working.
 *
 * @throws PochittoError `not_yours`; on restore, `studio_gone` if it has expired, `studio_state` while the whole
 * conversion is deleted
 */
export async function setImageDeleted(
  context: Context,
  { uid }: Caller,
  { imageId, isDeleted }: CallableRequest<'setImageDeleted'>,
): Promise<CallableOutput<'setImageDeleted'>> {
  const { firestore, now } = context;
  const paths = await transact(firestore, async (transaction) => {
    const image = await readOwnImage(context, transaction, { uid, imageId });
    const { conversionId } = image;
    const conversion = await readOwnConversion(context, transaction, { uid, conversionId });
    const own = [...filesOf(image), ...(conversion.images.length > 1 ? [] : filesOf(conversion))];
    if (image.isDeleted === isDeleted) return own;
    if (!isDeleted) {
      if (image.removedAt || image.expiresAt <= now()) throw new PochittoError('studio_gone');
      const wentTogether = image.deletedAt?.getTime() === conversion.deletedAt?.getTime();
      if (conversion.isDeleted && !wentTogether) throw new PochittoError('studio_state');
    }
    const others = conversion.images.filter((each) => each.imageId !== imageId);
    const images = isDeleted ? others : [...others, shownOf({ imageId, image })];
    const state = {
      isDeleted,
      deletedAt: isDeleted ? now() : null,
      updatedAt: FieldValue.serverTimestamp(),
    };
    const isWhole = conversion.status === 'completed' && (!isDeleted || images.length === 0);
    transaction.update(firestore.doc(documents.generatedImage(imageId)), state);
    transaction.update(firestore.doc(documents.imageConversion(conversionId)), {
      ...(isWhole ? state : { updatedAt: state.updatedAt }),
      images: images.toSorted((one, other) => one.number - other.number),
    });
    return own;
  });
  if (isDeleted) await closeAddresses(context, paths);
  return {};
}

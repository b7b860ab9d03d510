import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { readImagesToShare } from '../studio/index.ts';
import { createShare } from './share.ts';

/**
 * Creates a link to existing images of a conversion. It ends after the given hours, or when the first of the images
 * expires.
 *
 * @throws PochittoError `not_yours`, `studio_gone` if one of the images no longer exists
 */
export function shareImages(
  context: Context,
  { uid }: Caller,
  { conversionId, imageIds, hours }: CallableRequest<'shareImages'>,
): Promise<CallableOutput<'shareImages'>> {
  const { firestore, now } = context;
  return transact(firestore, async (transaction) => {
    const living = await readImagesToShare(context, transaction, { uid, conversionId, imageIds });
    const ends = [
      now().getTime() + hours * 3_600_000,
      ...living.map(({ image }) => image.expiresAt.getTime()),
    ];
    return createShare(context, transaction, {
      uid,
      content: { kind: 'studio_images', conversionId, imageIds: living.map(({ imageId }) => imageId) },
      expiresAt: new Date(Math.min(...ends)),
    });
  });
}

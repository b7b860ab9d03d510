import { PochittoError } from '../domain/errors.ts';
import { type GeneratedImage, generatedImageSchema } from '../domain/generated_image.ts';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { documents } from '../domain/paths.ts';
import { studioShareSchema } from '../domain/studio_share.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { tokenHash } from './share_images.ts';

export interface OpenShare {
  readonly expiresAt: Date;
  /** In the order of their numbers; what was deleted since is missing. */
  readonly images: readonly GeneratedImage[];
}

/**
 * What a link opens now. It is over with its hours, when it was taken back, when nothing of it is left, and while its
 * owner is shut out.
 *
 * @throws PochittoError `share_over`, whichever it is.
 */
export async function findShare({ firestore, now }: Context, token: string): Promise<OpenShare> {
  const over = () => new PochittoError('share_over');
  const snapshot = await firestore.doc(documents.studioShare(tokenHash(token))).get();
  const share = readDocument(studioShareSchema, snapshot);
  if (!share || share.revokedAt || share.expiresAt <= now()) throw over();
  const [person, conversion, ...pictures] = await firestore.getAll(
    firestore.doc(documents.user(share.userId)),
    firestore.doc(documents.imageConversion(share.conversionId)),
    ...share.imageIds.map((imageId) => firestore.doc(documents.generatedImage(imageId))),
  );
  const owner = person && readDocument(userSchema, person);
  const whole = conversion && readDocument(imageConversionSchema, conversion);
  if (!owner?.isActive || owner.deletedAt || !whole || whole.isDeleted) throw over();
  const images = pictures
    .flatMap((picture) => readDocument(generatedImageSchema, picture) ?? [])
    .filter(({ isDeleted, expiresAt }) => !isDeleted && expiresAt > now());
  if (images.length === 0) throw over();
  return { expiresAt: share.expiresAt, images: images.toSorted((one, other) => one.number - other.number) };
}

import { createHash, randomBytes } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { type GeneratedImage, generatedImageSchema } from '../../domain/studio/generated_image.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { studioShareSchema } from '../../domain/studio/studio_share.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { readOwnConversion } from '../conversions/conversion_record.ts';
import { readImages } from '../gallery/read_images.ts';

const day = 86_400_000;

/** A stored shared link. The token itself is not stored. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export interface OpenShare {
  readonly expiresAt: Date;
  /** In order of their numbers, without images deleted since. */
  readonly images: readonly GeneratedImage[];
}

/**
 * The images that a link shows now. A link ends when it expires, is revoked, or has no images left, and while its owner is
 * deactivated.
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

/** The images of a link and its expiry, for anyone with the link. Throws `share_over`. */
export async function openShare(
  context: Context,
  _: unknown,
  { token }: CallableRequest<'openShare'>,
): Promise<CallableOutput<'openShare'>> {
  const { expiresAt, images } = await findShare(context, token);
  return {
    expiresAt: expiresAt.toISOString(),
    images: images.map(({ number, width, height, label }) => ({ number, width, height, label })),
  };
}

/** Revokes a link immediately and permanently. Idempotent. Throws `not_yours`. */
export async function revokeShare(
  { firestore, now }: Context,
  { uid }: Caller,
  { shareId }: CallableRequest<'revokeShare'>,
): Promise<CallableOutput<'revokeShare'>> {
  const reference = firestore.doc(documents.studioShare(shareId));
  await transact(firestore, async (transaction) => {
    const share = readDocument(studioShareSchema, await transaction.get(reference));
    if (share?.userId !== uid) throw new PochittoError('not_yours');
    if (share.revokedAt) return;
    transaction.update(reference, { revokedAt: now(), updatedAt: FieldValue.serverTimestamp() });
  });
  return {};
}

/**
 * Creates a link to existing images of a conversion. It ends after its hours, or when the images expire.
 *
 * @throws PochittoError `not_yours`, `studio_gone` when one of the pictures is not there
 */
export async function shareImages(
  context: Context,
  { uid }: Caller,
  { conversionId, imageIds, hours }: CallableRequest<'shareImages'>,
): Promise<CallableOutput<'shareImages'>> {
  const { firestore, now } = context;
  const token = randomBytes(32).toString('base64url');
  const shareId = tokenHash(token);
  const wanted = new Set(imageIds);
  const expiresAt = await transact(firestore, async (transaction) => {
    await readOwnConversion(context, transaction, { uid, conversionId });
    const pictures = await readImages(context, transaction, conversionId);
    const living = pictures.filter(
      ({ imageId, image }) => wanted.has(imageId) && !image.isDeleted && image.expiresAt > now(),
    );
    if (living.length < wanted.size) throw new PochittoError('studio_gone');
    const ends = [
      now().getTime() + hours * 3_600_000,
      ...living.map(({ image }) => image.expiresAt.getTime()),
    ];
    const expires = Math.min(...ends);
    const updatedAt = FieldValue.serverTimestamp();
    transaction.create(firestore.doc(documents.studioShare(shareId)), {
      userId: uid,
      conversionId,
      imageIds: living.map(({ imageId }) => imageId),
      expiresAt: Timestamp.fromMillis(expires),
      revokedAt: null,
      purgeAt: Timestamp.fromMillis(expires + day),
      createdAt: updatedAt,
      updatedAt,
    });
    return new Date(expires);
  });
  return { shareId, token, expiresAt: expiresAt.toISOString() };
}

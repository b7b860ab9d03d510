import { createHash, randomBytes } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { readImages } from './read_images.ts';
import { readOwnConversion } from './read_own.ts';

const day = 86_400_000;

/** What the bucket of links knows of one: its token is kept nowhere. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Makes a link to living pictures of a conversion. It is over after its hours, and with the pictures themselves.
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
      ...{ userId: uid, conversionId, imageIds: living.map(({ imageId }) => imageId) },
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

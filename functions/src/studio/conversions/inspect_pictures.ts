import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { readImages } from '../gallery/read_images.ts';

/**
 * Returns the thumbnails of a person's images, including deleted images that can still be restored, but no expired
 * ones. The access is logged first. The result does not link to any file.
 *
 * @throws PochittoError `studio_gone` if there is no such conversion
 */
export async function inspectPictures(
  context: Context,
  caller: Caller,
  { conversionId }: CallableRequest<'inspectPictures'>,
): Promise<CallableOutput<'inspectPictures'>> {
  const { firestore, now } = context;
  const pictures = await transact(firestore, async (transaction) => {
    const reference = firestore.doc(documents.imageConversion(conversionId));
    const conversion = readDocument(imageConversionSchema, await transaction.get(reference));
    if (!conversion) throw new PochittoError('studio_gone');
    const found = await readImages(context, transaction, conversionId);
    const entry = { action: 'pictures_seen', targetId: conversion.userId, change: null } as const;
    await writeAudit(context, caller, entry, transaction);
    return found.filter(({ image }) => image.removedAt === null && image.expiresAt > now());
  });
  const seen = pictures.map(async ({ image: { number, isDeleted, thumbnailPath } }) => {
    const bytes = await download(context, thumbnailPath);
    return bytes ? [{ number, isDeleted, webp: Buffer.from(bytes).toString('base64') }] : [];
  });
  return { pictures: (await Promise.all(seen)).flat() };
}

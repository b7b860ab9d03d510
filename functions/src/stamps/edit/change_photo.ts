import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { files, photoNameOf } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readExif } from '../read_exif.ts';
import { readUpload } from '../uploads.ts';
import { announcePhoto, forgetPhoto, type StoredPhoto } from './new_photo.ts';
import { saveEdits } from './save_edits.ts';

/**
 * Replaces the photo of a finished set with another photo of the same subject and redraws all its stickers, free of
 * charge, a few times per set. The set is unchanged until all are drawn. Strokes and the chosen person belong to
 * the former photo and are removed with it. Idempotent for the same upload.
 *
 * @throws PochittoError those of `saveEdits`; `photos_limit`; `photo_missing` and the photo errors
 */
export async function changePhoto(
  context: Context,
  caller: Caller,
  { stampId, revision, uploadName }: CallableRequest<'changePhoto'>,
): Promise<CallableOutput<'changePhoto'>> {
  const { uid } = caller;
  const upload = files.previewUpload(uid, uploadName);
  const next = { path: files.photo(uid, stampId, uploadName), name: photoNameOf(uploadName) };
  try {
    const former = await announcePhoto(context, { uid, stampId, revision, next });
    if (!former) return { revision: revision + 1 };
    const saved = await replacePhoto(context, caller, { stampId, revision, upload, next, former }).catch(
      async (error: unknown) => {
        if (error instanceof PochittoError) await forgetPhoto(context, stampId, next);
        throw error;
      },
    );
    await forgetPhoto(context, stampId, former);
    return saved;
  } finally {
    await context.bucket.file(upload).delete({ ignoreNotFound: true });
  }
}

interface Replacing {
  readonly stampId: string;
  readonly revision: number;
  /** Path of the upload. */
  readonly upload: string;
  readonly next: StoredPhoto;
  readonly former: StoredPhoto;
}

async function replacePhoto(
  context: Context,
  caller: Caller,
  { stampId, revision, upload, next, former }: Replacing,
): Promise<CallableOutput<'changePhoto'>> {
  const bytes = await readUpload(context.bucket, upload);
  const { normalisePhoto } = await import('../../engine/index.ts');
  const [photo, exif] = [await normalisePhoto(bytes), await readExif(bytes)];
  await context.bucket.file(next.path).save(photo.png, { contentType: 'image/png', resumable: false });
  const edits = { stampId, revision, stickers: [], photo: { ...next, photo, exif, former } };
  const saved = await saveEdits(context, caller, edits);
  log.info('photo changed', { stampId, format: photo.format });
  return saved;
}

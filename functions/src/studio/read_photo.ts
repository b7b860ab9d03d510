import { PochittoError } from '../domain/errors.ts';
import { photoLimits } from '../domain/photo_limits.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';

/** A photo's bytes. The size is checked first, so a large file is never loaded. Throws `studio_photo_missing`, `photo_too_heavy`. */
export async function readPhoto(context: Context, path: string): Promise<Uint8Array> {
  const file = context.bucket.file(path);
  const [exists] = await file.exists();
  if (!exists) throw new PochittoError('studio_photo_missing');
  const [metadata] = await file.getMetadata();
  if (Number(metadata.size) > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  const bytes = await download(context, path);
  if (!bytes) throw new PochittoError('studio_photo_missing');
  return bytes;
}

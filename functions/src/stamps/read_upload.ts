import { PochittoError } from '../domain/errors.ts';
import { photoLimits } from '../domain/studio/photo_limits.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';

/**
 * The bytes of an uploaded photo. The size is checked first, so a large file is never loaded.
 *
 * @throws PochittoError `photo_missing`, `photo_too_heavy`
 */
export async function readUpload(bucket: Context['bucket'], path: string): Promise<Uint8Array> {
  const file = bucket.file(path);
  const [exists] = await file.exists();
  if (!exists) throw new PochittoError('photo_missing');
  const [metadata] = await file.getMetadata();
  if (Number(metadata.size) > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  const bytes = await download({ bucket }, path);
  if (!bytes) throw new PochittoError('photo_missing');
  return bytes;
}

import { createHash } from 'node:crypto';
import { files } from '../domain/paths.ts';
import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';

interface Place {
  readonly userId: string;
  readonly stampId: string;
  /** A message's id, `main` or `tab`. */
  readonly name: string;
}

/** Stores a PNG under its own digest and answers its path: the same picture at the same path, however often. */
export async function storePicture(
  { bucket }: Context,
  { userId, stampId, name }: Place,
  { png }: DrawnImage,
): Promise<string> {
  const digest = createHash('sha256').update(png).digest('hex').slice(0, 16);
  const path = files.sticker(userId, stampId, name, digest);
  await bucket.file(path).save(Buffer.from(png.buffer, png.byteOffset, png.byteLength), {
    contentType: 'image/png',
    resumable: false,
    metadata: { cacheControl: 'private, max-age=86400, immutable' },
  });
  return path;
}

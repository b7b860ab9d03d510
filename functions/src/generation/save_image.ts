import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';

/** Stores a PNG. The same picture at the same path, however often. */
export async function saveImage({ bucket }: Context, path: string, { png }: DrawnImage): Promise<void> {
  await bucket.file(path).save(Buffer.from(png.buffer, png.byteOffset, png.byteLength), {
    contentType: 'image/png',
    resumable: false,
    metadata: { cacheControl: 'private, max-age=3600' },
  });
}

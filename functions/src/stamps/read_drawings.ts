import { createHash } from 'node:crypto';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { files } from '../domain/paths.ts';
import type { Drawing } from '../domain/stamps/drawing.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readUpload } from './uploads.ts';

/**
 * Reads the drawings of an uploaded file, free of charge, before there is a set, and stores the art of each for a
 * day. The same file gives the same IDs; the upload is always deleted.
 *
 * @throws PochittoError `photo_missing`, and what `drawingsIn` throws
 */
export async function readDrawings(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { uploadName, layout, grid }: CallableRequest<'readDrawings'>,
): Promise<CallableOutput<'readDrawings'>> {
  const upload = context.bucket.file(files.previewUpload(uid, uploadName));
  try {
    const bytes = await readUpload(context.bucket, upload.name);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const { drawingsIn, withHeads, encodeCutOut } = await import('../engine/index.ts');
    const found = await drawingsIn(bytes, { layout, grid });
    const drawings: Drawing[] = [];
    for (const [index, { cutOut, hasGround, onGround }] of found.entries()) {
      const split = grid ? `${grid.columns}x${grid.rows}-` : '';
      const id = `${digest}-${layout === 'single' ? layout : `${split}${index + 1}`}`;
      const path = files.previewDrawing(uid, id);
      const save = async (to: string, art: typeof cutOut) => {
        const png = await encodeCutOut(await withHeads(art));
        await context.bucket.file(to).save(Buffer.from(png), { contentType: 'image/png', resumable: false });
      };
      await save(path, cutOut);
      const groundPath = onGround && files.previewDrawingOnGround(uid, id);
      if (onGround && groundPath) await save(groundPath, onGround);
      drawings.push({ id, path, groundPath, width: cutOut.width, height: cutOut.height, hasGround });
    }
    log.info('drawings read', { layout, drawings: drawings.length });
    return { drawings };
  } finally {
    await upload.delete({ ignoreNotFound: true });
  }
}

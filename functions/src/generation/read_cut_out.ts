import { PochittoError } from '../domain/errors.ts';
import { files } from '../domain/paths.ts';
import type { CutOut } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/download.ts';
import { touchedCutOut } from '../stamps/index.ts';
import type { Attempt } from './generation_job.ts';

/**
 * The subject of the photo, with the strokes of the person's brush: from an earlier attempt where there is one, else cut
 * out and kept. Throws `photo_missing`.
 */
export async function readCutOut(context: Context, attempt: Attempt): Promise<CutOut> {
  const { stamp, queue } = attempt;
  const path = files.cutOut(queue.userId, queue.stampId, stamp.subject);
  const cutOut = await plainCutOut(context, attempt, path);
  if (stamp.touchUp.length === 0) return cutOut;
  const { touchUp } = stamp;
  return (await touchedCutOut(context, { path, photoPath: queue.imageUri, touchUp })) ?? cutOut;
}

async function plainCutOut(context: Context, { stamp, queue }: Attempt, path: string): Promise<CutOut> {
  const engine = await import('../engine/index.ts');
  const kept = await download(context, path);
  if (kept) return engine.decodeCutOut(kept);
  const photo = await download(context, queue.imageUri);
  if (!photo) throw new PochittoError('photo_missing');
  const cutOut = await engine.cutOut(photo, stamp.subject);
  const bytes = Buffer.from(await engine.encodeCutOut(cutOut));
  await context.bucket.file(path).save(bytes, { contentType: 'image/png', resumable: false });
  return cutOut;
}

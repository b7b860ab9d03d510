import { files } from '../domain/paths.ts';
import type { CutOut } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { cutOutOnce, touchedCutOut } from '../stamps/index.ts';
import type { Attempt } from './generation_job.ts';

/**
 * The subject of the photo, with whom the person chose and the strokes of their brush: from an earlier attempt where there is one, else cut
 * out and kept. Throws `photo_missing`.
 */
export async function readCutOut(context: Context, { stamp, queue }: Attempt): Promise<CutOut> {
  const { subject, touchUp, actor } = stamp;
  const path = files.cutOut(queue.userId, queue.stampId, stamp);
  const photoPath = queue.imageUri;
  const cutOut = await cutOutOnce(context, { path, photoPath, subject });
  if (touchUp.length === 0 && !actor) return cutOut;
  return (await touchedCutOut(context, { path, photoPath, touchUp, actor })) ?? cutOut;
}

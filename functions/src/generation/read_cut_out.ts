import { files } from '../domain/paths.ts';
import type { CutOut } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { cutOutOnce, touchedCutOut } from '../stamps/index.ts';
import type { Attempt } from './generation_job.ts';

/**
 * The subject of the photo, with the strokes of the person's brush: from an earlier attempt where there is one, else cut
 * out and kept. Throws `photo_missing`.
 */
export async function readCutOut(context: Context, { stamp, queue }: Attempt): Promise<CutOut> {
  const { subject, touchUp } = stamp;
  const path = files.cutOut(queue.userId, queue.stampId, subject);
  const photoPath = queue.imageUri;
  const cutOut = await cutOutOnce(context, { path, photoPath, subject });
  if (touchUp.length === 0) return cutOut;
  return (await touchedCutOut(context, { path, photoPath, touchUp })) ?? cutOut;
}

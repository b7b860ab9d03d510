import { createHash } from 'node:crypto';
import { PochittoError } from '../../domain/errors.ts';
import type { Stamp, Subject } from '../../domain/stamps/stamp.ts';
import type { CutOut } from '../../engine/index.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { recentResults } from '../../platform/recent_results.ts';

/** A set is usually edited several times in a row, so a few cut-outs are cached. */
const most = 8;
const remembered = recentResults<CutOut | null>(most, (cutOut) => cutOut !== null);

/** Returns a stored cut-out or sticker art; null if there is none. The content of a path never changes. */
export function storedCutOut(context: Pick<Context, 'bucket'>, path: string): Promise<CutOut | null> {
  return remembered(path, async () => {
    const bytes = await download(context, path);
    return bytes && (await import('../../engine/index.ts')).decodeCutOut(bytes);
  });
}

/**
 * Returns the set's stored cut-out, or makes one from the photo and stores it.
 *
 * @throws PochittoError `photo_missing`, `photo_no_subject`
 */
export async function cutOutOnce(
  context: Pick<Context, 'bucket'>,
  { path, photoPath, subject }: { path: string; photoPath: string; subject: Subject },
): Promise<CutOut> {
  const engine = await import('../../engine/index.ts');
  const stored = await download(context, path);
  if (stored) return engine.decodeCutOut(stored);
  const photo = await download(context, photoPath);
  if (!photo) throw new PochittoError('photo_missing');
  const cutOut = await engine.cutOut(photo, subject);
  const bytes = Buffer.from(await engine.encodeCutOut(cutOut));
  await context.bucket.file(path).save(bytes, { contentType: 'image/png', resumable: false });
  return cutOut;
}

/** A person's changes to the set's cut-out. */
type CutOutChanges = Pick<Stamp, 'touchUp' | 'actor'>;

/**
 * Returns the set's cut-out, limited to the chosen person, with the strokes applied last; null if there is none.
 * `photoPath`: the normalised photo.
 *
 * @throws PochittoError `photo_missing` if there are strokes but no photo
 */
export function touchedCutOut(
  context: Pick<Context, 'bucket'>,
  { path, photoPath, touchUp, actor }: CutOutChanges & { path: string; photoPath: string },
): Promise<CutOut | null> {
  const isTouched = touchUp.length > 0;
  if (!isTouched && !actor) return storedCutOut(context, path);
  const digest = createHash('sha256')
    .update(JSON.stringify([touchUp, actor]))
    .digest('base64url');
  return remembered(`${path} ${digest}`, async () => {
    const [cutOut, photo] = await Promise.all([
      storedCutOut(context, path),
      isTouched ? download(context, photoPath) : null,
    ]);
    if (!cutOut) return null;
    const engine = await import('../../engine/index.ts');
    const chosen = engine.onePerson(cutOut, actor);
    if (!isTouched) return chosen;
    if (!photo) throw new PochittoError('photo_missing');
    return engine.touchUp(chosen, await engine.photoCanvas(photo), touchUp);
  });
}

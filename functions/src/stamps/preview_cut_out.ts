import { createHash } from 'node:crypto';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { trialsOfEveryone } from '../domain/limits.ts';
import { files } from '../domain/paths.ts';
import { stuckWork, sweepFiles } from '../jobs/index.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { log } from '../platform/log.ts';
import { readUpload } from './uploads.ts';

/**
 * Cuts the subject out of an uploaded photo, free of charge, before there is a set. Results are cached by photo and
 * subject; the upload is always deleted.
 *
 * @throws PochittoError `photo_missing` and the photo errors, as for a set
 */
export async function previewCutOut(
  context: Context,
  { uid }: Caller,
  { uploadName, subject }: CallableRequest<'previewCutOut'>,
): Promise<CallableOutput<'previewCutOut'>> {
  const upload = context.bucket.file(files.previewUpload(uid, uploadName));
  try {
    const bytes = await readUpload(context.bucket, upload.name);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const path = files.previewCutOut(uid, digest, subject);
    const kept = context.bucket.file(path);
    const [isKept] = await kept.exists();
    if (!isKept) {
      const { normalisePhoto, cutOut, encodeCutOut } = await import('../engine/index.ts');
      const photo = await normalisePhoto(bytes);
      const png = await encodeCutOut(await cutOut(photo.png, subject));
      await kept.save(Buffer.from(png), { contentType: 'image/png', resumable: false });
    }
    log.info('preview cut out', { subject, isKept });
    return { path };
  } finally {
    await upload.delete({ ignoreNotFound: true });
  }
}

/** The second folder contains all kinds of uploads; only those for previews are deleted. */
const places = [
  { name: 'previews', folder: 'previews/', glob: 'previews/**', pattern: /^previews\// },
  {
    name: 'preview_uploads',
    folder: 'uploads/',
    glob: 'uploads/*/previews/**',
    pattern: /^uploads\/[^/]+\/previews\//,
  },
] as const;

/** Deletes previews and their uploaded photos that are older than a day. Returns their number. */
export async function removeOldPreviews(context: Context, until?: number): Promise<number> {
  const { bucket, now } = context;
  const before = new Date(now().getTime() - stuckWork.previews.afterSeconds * 1000);
  const swept = await Promise.all(
    places.map(({ pattern, ...place }) =>
      sweepFiles(context, { ...place, bucket, pageSize: 500, until }, async ({ path, createdAt }) => {
        if (!pattern.test(path) || createdAt >= before) return false;
        return bucket.file(path).delete({ ignoreNotFound: true });
      }),
    ),
  );
  return swept.reduce((sum, { done }) => sum + done, 0);
}

/**
 * Cuts the subject out of a photo for a visitor without an account. Photo and cut-out stay in memory: nothing is
 * stored.
 *
 * @throws PochittoError `too_often` if all visitors together reach the limit; the photo errors, as for a set
 */
export async function tryPhoto(
  context: Context,
  _caller: Caller | null,
  { photo }: CallableRequest<'tryPhoto'>,
): Promise<CallableOutput<'tryPhoto'>> {
  await limitRate(context, { action: 'tryPhoto', who: 'everyone' }, trialsOfEveryone);
  const { normalisePhoto, cutOut, encodeCutOut } = await import('../engine/index.ts');
  const normal = await normalisePhoto(Buffer.from(photo, 'base64'));
  const found = await cutOut(normal.png, 'auto');
  const png = await encodeCutOut(found);
  log.info('photo tried', { format: normal.format, kind: found.kind, bytes: png.length });
  return { cutOut: Buffer.from(png).toString('base64') };
}

/** Loads the engine before the first photo. */
export async function warmEngine(): Promise<void> {
  const { warmUp } = await import('../engine/index.ts');
  await warmUp();
}

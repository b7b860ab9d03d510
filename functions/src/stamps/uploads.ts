import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PochittoError } from '../domain/errors.ts';
import { photoLimits } from '../domain/studio/photo_limits.ts';
import { stuckWork, sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { rejectUpload } from './intake_photo.ts';

/**
 * Returns the bytes of an uploaded photo. Checks the size first, so a large file is never loaded.
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

/** Payload of the task that processes a photo whose event was lost. */
export const uploadPayload = z.object({ path: z.string().min(1) });

/** Maximum duration of processing one photo, in seconds. */
export const intakeSeconds = 120;

/** A photo that could not be processed for this many hours is rejected, so its set can get another. */
const hoursForIntake = 6;

/**
 * Enqueues unprocessed uploads. The sweep does not decode photos itself, so a file that crashes the decoder crashes
 * only its own task. Uploads that could not be processed for hours are rejected. Returns the number of handled
 * uploads.
 */
export async function sweepUploads(context: Context, until?: number): Promise<{ photos: number }> {
  const { inbox, now, enqueue } = context;
  const { done } = await sweepFiles(
    context,
    { name: 'uploads', bucket: inbox, folder: 'uploads/', pageSize: 500, until },
    async ({ path, createdAt }) => {
      const seconds = (now().getTime() - createdAt.getTime()) / 1000;
      if (seconds < stuckWork.uploads.afterSeconds) return false;
      const isLate = seconds > hoursForIntake * 3600;
      if (isLate)
        return rejectUpload(context, path, new PochittoError('photo_broken', 'It was never taken in.'));
      const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
      return enqueue({
        queue: 'takeInUpload',
        payload: { path },
        id: `${digest}-sweep${now().getTime()}`,
        deadlineSeconds: intakeSeconds,
      });
    },
  );
  if (done > 0) log.info('sweep: uploads', { photos: done });
  return { photos: done };
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PochittoError } from '../domain/errors.ts';
import { stuckWork, sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { refuseUpload } from './intake_photo.ts';

/** What the task carries that takes in a photo whose event was lost. */
export const uploadPayload = z.object({ path: z.string().min(1) });

/** Seconds that taking in one photo may take. */
export const intakeSeconds = 120;

/** Hours after which a photo that could not be taken in is refused: its set can have another. */
const hoursForIntake = 6;

/**
 * Enqueues uploads that were never taken in. The sweep opens no photo itself: a file that kills whoever decodes it kills
 * its own task alone. What could not be taken in for hours is refused. Answers how many it dealt with.
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
        return refuseUpload(context, path, new PochittoError('photo_broken', 'It was never taken in.'));
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

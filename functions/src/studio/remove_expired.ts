import type { SweepPages } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { removeExpiredConversions } from './remove_expired_conversions.ts';
import { removeExpiredImages } from './remove_expired_images.ts';
import { removeOrphans } from './remove_orphans.ts';

/** Seconds that one run may take. */
export const removalSeconds = 540;

/**
 * The daily round: what has expired, and what belongs to nothing. What a run does not get to waits for the next, and
 * each of the three gets its share of the time.
 */
export async function removeExpired(
  context: Context,
  { pageSize = 200, until = Date.now() + (removalSeconds - 120) * 1000 }: SweepPages = {},
): Promise<void> {
  const pages = { pageSize, until };
  const [images, orphans] = await Promise.all([
    removeExpiredImages(context, pages),
    removeOrphans(context, pages),
  ]);
  const conversions = await removeExpiredConversions(context, pages);
  log.info('expired images removed', { images, conversions, orphans });
}

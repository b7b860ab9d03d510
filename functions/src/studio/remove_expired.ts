import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import type { Pages } from '../platform/query_pages.ts';
import { removeExpiredConversions } from './remove_expired_conversions.ts';
import { removeExpiredImages } from './remove_expired_images.ts';
import { removeOrphans } from './remove_orphans.ts';

/** Seconds that one run may take. */
export const removalSeconds = 540;

/** The daily round: what has expired, and what belongs to nothing. What a run does not get to waits for the next. */
export async function removeExpired(
  context: Context,
  { size = 200, until = Date.now() + (removalSeconds - 120) * 1000 }: Partial<Pages> = {},
): Promise<void> {
  const images = await removeExpiredImages(context, { size, until });
  const conversions = await removeExpiredConversions(context, { size, until });
  const orphans = await removeOrphans(context);
  log.info('expired images removed', { images, conversions, orphans });
}

import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { Visit } from '../../vendors/creators-market/site.ts';
import type { Seen } from './apply_review.ts';

export interface HandedIn {
  readonly stampId: string;
  readonly stamp: Stamp;
}

/** Reads the status of a set at the site, and the reason of a rejection; the list must be open. Throws `SiteError`. */
export async function readItem(
  visit: Pick<Visit, 'choose' | 'readStatus' | 'readRejection'>,
  { stampId, stamp }: HandedIn,
): Promise<Seen> {
  const itemId = stamp.creatorsMarketId ?? '';
  await visit.choose(stamp.product);
  const status = await visit.readStatus(itemId);
  const isNews = status === 'rejected' && stamp.reviewStatus !== 'rejected';
  const rejection = isNews ? await visit.readRejection(itemId, stamp.metadata.title.en) : null;
  return { stampId, itemId, status, rejection: rejection?.text ?? null };
}

import { isUnderReview, type ReviewStatus } from '../../domain/submission/review_status.ts';

const hour = 3_600_000;
/** A little less than the watch's own beat, so that none is passed over. */
const soon = hour - 5 * 60_000;
const daily = 24 * hour - 5 * 60_000;

/** When the site is to be asked again: hourly while it is LINE's turn, daily until it is on sale, then no more. */
export function nextReviewCheckAt(status: ReviewStatus, at: Date): Date | null {
  if (isUnderReview(status)) return new Date(at.getTime() + soon);
  const waits = status === 'approved' || status === 'waiting_for_sale';
  return waits ? new Date(at.getTime() + daily) : null;
}

import { isUnderReview, type ReviewStatus } from '../../domain/submission/review_status.ts';

const hour = 3_600_000;
/** A little less than the schedule's interval, so that no run misses it. */
const soon = hour - 5 * 60_000;
const daily = 24 * hour - 5 * 60_000;

/** When to check the review again: hourly while LINE reviews, daily until the set is on sale, then never. */
export function nextReviewCheckAt(status: ReviewStatus, at: Date): Date | null {
  if (isUnderReview(status)) return new Date(at.getTime() + soon);
  const waits = status === 'approved' || status === 'waiting_for_sale';
  return waits ? new Date(at.getTime() + daily) : null;
}

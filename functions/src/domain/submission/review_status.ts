/** The statuses of Creators Market by its help page; `stamps.reviewStatus` is one of them. */
export const reviewStatuses = [
  'editing',
  'waiting_for_review',
  'in_review',
  'processing',
  'rejected',
  'approved',
  'waiting_for_sale',
  'on_sale',
  'release_stopped',
  'banned',
] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** Tells whether LINE is reviewing, so that the status can change. */
export function isUnderReview(status: ReviewStatus | null): boolean {
  return status === null || ['waiting_for_review', 'in_review', 'processing'].includes(status);
}

/** Tells whether the site has the request, so that it must not be sent again. */
export function isRequested(status: ReviewStatus): boolean {
  return status !== 'editing' && status !== 'rejected';
}

/** What Creators Market says of a set, by its help page; `stamps.reviewStatus` holds one of them. */
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

/** Whether it is LINE's turn, so that it is worth looking again. */
export function isUnderReview(status: ReviewStatus | null): boolean {
  return status === null || ['waiting_for_review', 'in_review', 'processing'].includes(status);
}

/** Whether the site has the request: it was pressed, and nobody may press again. */
export function isRequested(status: ReviewStatus): boolean {
  return status !== 'editing' && status !== 'rejected';
}

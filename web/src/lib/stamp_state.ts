import type { Stamp, StampStatus } from '@pochitto/functions/domain/stamp';

/**
 * What the person sees of a set's status: one that waits for its photo is told apart by what happened to it, one that
 * was handed in by what LINE says of it.
 */
export type StampState =
  | StampStatus
  | 'checking'
  | 'refused'
  | 'rehearsing'
  | 'submission_failed'
  | 'under_review'
  | 'approved'
  | 'on_sale'
  | 'rejected'
  | 'stopped';

/** How long a fresh set is believed to have its photo on the way, in ms. */
export const uploadGrace = 60_000;

type Source = Pick<Stamp, 'status' | 'failure' | 'createdAt' | 'submission' | 'reviewStatus'>;

export function stampState(stamp: Source, now: number): StampState {
  const { status, submission } = stamp;
  switch (status) {
    case 'pending_upload':
      if (stamp.failure) return 'refused';
      return now - stamp.createdAt.getTime() < uploadGrace ? 'checking' : 'pending_upload';
    case 'submitted':
      return reviewState(stamp.reviewStatus);
    case 'generating':
    case 'submitting':
      return status;
    default:
      if (submission.isRunning) return 'rehearsing';
      if (status === 'generated' && submission.outcome === 'rejected') return 'rejected';
      return hasFailedSubmission(stamp) ? 'submission_failed' : status;
  }
}

function reviewState(status: Stamp['reviewStatus']): StampState {
  switch (status) {
    case null:
    case 'waiting_for_review':
    case 'in_review':
    case 'processing':
      return 'under_review';
    case 'approved':
    case 'waiting_for_sale':
      return 'approved';
    case 'on_sale':
    case 'rejected':
      return status;
    case 'release_stopped':
    case 'banned':
      return 'stopped';
    case 'editing':
      return 'submitted';
  }
}

/** Whether it was its submission that failed: its stickers are there. */
function hasFailedSubmission({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  return status === 'failed' && submission.outcome === 'failed';
}

/** Whether its stickers are made, whatever became of them afterwards. */
export function isMade(stamp: Pick<Stamp, 'status' | 'submission'>): boolean {
  const made: readonly StampStatus[] = ['generated', 'submitting', 'submitted', 'session_expired'];
  return made.includes(stamp.status) || hasFailedSubmission(stamp);
}

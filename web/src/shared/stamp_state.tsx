import type { Stamp, StampStatus } from '@pochitto/functions/domain/stamps/stamp';
import {
  BadgeCheck,
  CircleAlert,
  CircleCheck,
  CirclePause,
  ClipboardPen,
  Hourglass,
  ImageUp,
  type LucideIcon,
  PencilLine,
  Send,
  Store,
  Undo2,
  Unplug,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { StatusBadge, type StatusTint } from '../ui/status_badge.tsx';

/**
 * State of a set as the person sees it. A set that waits for its photo is split by what happened to the photo, a
 * submitted one by LINE's review.
 */
export type StampState =
  | StampStatus
  | 'checking'
  | 'photo_rejected'
  | 'rehearsing'
  | 'submission_failed'
  | 'under_review'
  | 'approved'
  | 'on_sale'
  | 'rejected'
  | 'stopped';

/** How long the photo of a new set counts as being uploaded, in ms. */
export const uploadGrace = 60_000;

type Source = Pick<Stamp, 'status' | 'failure' | 'createdAt' | 'submission' | 'reviewStatus'>;

export function stampState(stamp: Source, now: number): StampState {
  const { status, submission } = stamp;
  switch (status) {
    case 'pending_upload':
      if (stamp.failure) return 'photo_rejected';
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

/** Tells whether the submission failed: the stickers exist. */
function hasFailedSubmission({ status, submission }: Pick<Stamp, 'status' | 'submission'>): boolean {
  return status === 'failed' && submission.outcome === 'failed';
}

/** Tells whether the stickers were made, whatever happened afterwards. */
export function isMade(stamp: Pick<Stamp, 'status' | 'submission'>): boolean {
  const made: readonly StampStatus[] = ['generated', 'submitting', 'submitted', 'session_expired'];
  return made.includes(stamp.status) || hasFailedSubmission(stamp);
}

const looks: Record<StampState, readonly [StatusTint, LucideIcon]> = {
  pending_upload: ['wait', ImageUp],
  checking: ['busy', Hourglass],
  photo_rejected: ['problem', CircleAlert],
  generating: ['busy', PencilLine],
  generated: ['done', CircleCheck],
  submitting: ['busy', Send],
  submitted: ['done', CircleCheck],
  failed: ['problem', CircleAlert],
  session_expired: ['problem', Unplug],
  rehearsing: ['busy', ClipboardPen],
  submission_failed: ['problem', CircleAlert],
  under_review: ['busy', Hourglass],
  approved: ['done', BadgeCheck],
  on_sale: ['done', Store],
  rejected: ['problem', Undo2],
  stopped: ['wait', CirclePause],
};

export function StampBadge({ state }: { state: StampState }) {
  const t = useTranslations('status');
  const [tint, icon] = looks[state];
  return <StatusBadge tint={tint} icon={icon} text={t(state)} />;
}

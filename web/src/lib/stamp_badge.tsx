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
import type { StampState } from './stamp_state.ts';

const looks: Record<StampState, readonly [StatusTint, LucideIcon]> = {
  pending_upload: ['wait', ImageUp],
  checking: ['busy', Hourglass],
  refused: ['problem', CircleAlert],
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

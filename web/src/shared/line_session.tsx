import { collections } from '@pochitto/functions/domain/paths';
import {
  type LineSessionSummary,
  type lineSessionStatuses,
  lineSessionSummarySchema,
} from '@pochitto/functions/domain/submission/line_session';
import { where } from 'firebase/firestore';
import { CircleCheck, type LucideIcon, Plug, Unplug, UserX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type Live, useLiveQuery } from '../lib/firebase/live.ts';
import { StatusBadge, type StatusTint } from '../ui/status_badge.tsx';

export type LineSessionState = (typeof lineSessionStatuses)[number] | 'none' | 'other_creator';

/**
 * Subscribes to what the person may see of their session at Creators Market; `missing` before there is one.
 * Subscribes by a query: for a document that is watched while it is missing, the SDK stores the time of that state,
 * advances it with other updates, and may then treat the document itself as older and never show it.
 */
export function useLineSession(uid: string): Live<LineSessionSummary> {
  const found = useLiveQuery(
    uid,
    collections.lineSessionSummaries,
    [where('userId', '==', uid)],
    lineSessionSummarySchema,
    1,
  );
  if (found.state !== 'ready') return found;
  const [value] = found.value;
  return value === undefined ? { state: 'missing' } : { state: 'ready', value };
}

/** null while unknown. */
export function lineSessionState(session: Live<LineSessionSummary>): LineSessionState | null {
  if (session.state === 'ready') return summaryState(session.value);
  return session.state === 'missing' ? 'none' : null;
}

/** `other_creator`: it belongs to another creator account than the one that was connected before. */
export function summaryState({
  status,
  otherCreator,
}: LineSessionSummary): Exclude<LineSessionState, 'none'> {
  return status === 'active' && otherCreator ? 'other_creator' : status;
}

const looks: Record<LineSessionState, readonly [StatusTint, LucideIcon]> = {
  none: ['wait', Plug],
  active: ['done', CircleCheck],
  other_creator: ['problem', UserX],
  expired: ['problem', Unplug],
  forgotten: ['wait', Plug],
};

export function LineSessionBadge({ state }: { state: LineSessionState }) {
  const t = useTranslations('lineSession.states');
  const [tint, icon] = looks[state];
  return <StatusBadge tint={tint} icon={icon} text={t(state)} />;
}

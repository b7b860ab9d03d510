import { type User, userSchema } from '@pochitto/functions/domain/accounts/user';
import { mostNoticesMarked, type Notice, noticeSchema } from '@pochitto/functions/domain/notices/notice';
import { isTold } from '@pochitto/functions/domain/notices/notice_kinds';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { orderBy, where } from 'firebase/firestore';
import { useMemo } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { type Live, useLiveDocument, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** Page size of notices; the bell counts the unread ones among this many newest. */
export const noticeStep = 30;

interface Notices {
  /** Those of the kinds that the person wants to see in the app, newest first. */
  readonly shown: readonly WithId<Notice>[];
  /** Whether older notices may exist, shown or not. */
  readonly hasMore: boolean;
}

/** Subscribes to the visible ones among the newest `most` notices of a person. */
export function useNotices(uid: string, most = noticeStep): Live<Notices> {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  const notices = useLiveQuery(
    profile.state === 'ready' && isActive(profile.value) ? uid : null,
    collections.notices,
    [where('userId', '==', uid), orderBy('createdAt', 'desc')],
    noticeSchema,
    most,
  );
  return useMemo(() => shownNotices(profile, notices, most), [profile, notices, most]);
}

type Profile = Pick<User, 'isActive' | 'deletedAt' | 'mustChangePassword' | 'noticeChoices'>;

/** The rules deny all reads without an active profile, so a denied read is not repeated. */
function isActive({ isActive, deletedAt, mustChangePassword }: Profile): boolean {
  return isActive && !deletedAt && !mustChangePassword;
}

/** Filters the newest `most` notices by the settings in the profile. */
export function shownNotices(
  profile: Live<Profile>,
  notices: Live<readonly WithId<Notice>[]>,
  most: number,
): Live<Notices> {
  if (profile.state !== 'ready') return profile;
  if (!isActive(profile.value)) return { state: 'missing' };
  if (notices.state !== 'ready') return notices;
  const shown = notices.value.filter(({ about }) => isTold(profile.value.noticeChoices, about.kind, 'app'));
  return { ...notices, value: { shown, hasMore: notices.value.length >= most } };
}

/** Notices being marked, so that a changing list does not send them twice. */
const marking = new Set<string>();

/** Marks notices as read. Those that fail stay unread and are marked when they are next seen. */
export async function markRead(noticeIds: readonly string[]): Promise<void> {
  const fresh = noticeIds.filter((id) => !marking.has(id)).slice(0, mostNoticesMarked);
  if (fresh.length === 0) return;
  for (const id of fresh) marking.add(id);
  try {
    await call('markNoticesRead', { noticeIds: fresh });
  } catch {
    for (const id of fresh) marking.delete(id);
  }
}

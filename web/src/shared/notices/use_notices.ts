import { type User, userSchema } from '@pochitto/functions/domain/accounts/user';
import { mostNoticesMarked, type Notice, noticeSchema } from '@pochitto/functions/domain/notices/notice';
import { isTold } from '@pochitto/functions/domain/notices/notice_kinds';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { orderBy, where } from 'firebase/firestore';
import { useMemo } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { type Live, useLiveDocument, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** Notices that are read at a time; the bell counts among the newest of them. */
export const noticeStep = 30;

interface Notices {
  /** Those that the person chose to be told of in the app, newest first. */
  readonly shown: readonly WithId<Notice>[];
  /** Whether older ones may be there, whatever of them is shown. */
  readonly hasMore: boolean;
}

/** What there is to show among the newest `most` notices of a person. */
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

/** The rules deny everything to people without an active profile, so a denied read is not repeated. */
function isActive({ isActive, deletedAt, mustChangePassword }: Profile): boolean {
  return isActive && !deletedAt && !mustChangePassword;
}

/** What a profile lets its person see of the newest `most` notices. */
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

/** What is being marked, so that a list that changes meanwhile does not ask twice. */
const marking = new Set<string>();

/** Marks notices as seen. What fails stays unread, and is marked when it is seen again. */
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

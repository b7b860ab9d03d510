import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { mostNoticesMarked, type Notice, noticeSchema } from '@pochitto/functions/domain/notices/notice';
import { isTold } from '@pochitto/functions/domain/notices/notice_kinds';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { orderBy, where } from 'firebase/firestore';
import { useMemo } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { type Live, useLiveDocument, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** Notices that are read at a time; the bell counts among the newest of them. */
export const noticeStep = 30;

/** The newest `most` notices of a person that they chose to be told of in the app. */
export function useNotices(uid: string, most = noticeStep): Live<readonly WithId<Notice>[]> {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  // The rules deny everything to people without an active profile, so a denied read is not repeated.
  const isActive =
    profile.state === 'ready' &&
    profile.value.isActive &&
    !profile.value.deletedAt &&
    !profile.value.mustChangePassword;
  const notices = useLiveQuery(
    isActive ? uid : null,
    collections.notices,
    [where('userId', '==', uid), orderBy('createdAt', 'desc')],
    noticeSchema,
    most,
  );
  const choices = profile.state === 'ready' ? profile.value.noticeChoices : null;
  return useMemo(() => {
    if (notices.state !== 'ready' || choices === null) return notices;
    return { ...notices, value: notices.value.filter(({ about }) => isTold(choices, about.kind, 'app')) };
  }, [notices, choices]);
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

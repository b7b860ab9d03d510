import { collections } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useLiveQuery } from './live.ts';
import { type News, newsOf } from './news.ts';

/** Sets that are asked for news. Older events are long seen. */
const most = 30;

/** What happened lately to somebody's sets at LINE, seen or not, the latest first; null asks nothing. */
export function useNews(uid: string | null): readonly News[] {
  const submitted = useLiveQuery(
    uid && `${uid} news`,
    collections.stamps,
    [
      where('userId', '==', uid ?? ''),
      where('deletedAt', '==', null),
      where('submission.outcome', 'in', ['submitted', 'rejected', 'session_expired']),
      orderBy('updatedAt', 'desc'),
    ],
    stampSchema,
    most,
  );
  return newsOf(submitted.state === 'ready' ? submitted.value : []);
}

import { collections, documents } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamp';
import { userSchema } from '@pochitto/functions/domain/user';
import { where } from 'firebase/firestore';
import { useTranslations } from 'use-intl';
import { useLiveDocument, useLiveQuery } from '../lib/live.ts';
import { newsOf, useUnseen } from '../lib/news.ts';

/** How many things the person has not seen yet that happened to their sets at LINE. */
export default function NewsMark({ uid }: { uid: string }) {
  const t = useTranslations('submission.news');
  const profile = useLiveDocument(documents.user(uid), userSchema);
  // The rules show nothing to somebody without an active profile, and what they refuse is not asked again.
  const isActive = profile.state === 'ready' && profile.value.isActive && !profile.value.deletedAt;
  const handedIn = useLiveQuery(
    isActive ? `${uid} handed in` : null,
    collections.stamps,
    [
      where('userId', '==', uid),
      where('deletedAt', '==', null),
      where('submission.outcome', 'in', ['submitted', 'rejected', 'session_expired']),
    ],
    stampSchema,
  );
  const { unseen } = useUnseen(newsOf(handedIn.state === 'ready' ? handedIn.value : []));
  if (unseen.length === 0) return null;
  return (
    <span
      data-testid="news-mark"
      className="grid size-5 place-items-center rounded-full bg-act-text text-[0.6875rem] leading-none font-bold text-card tabular-nums max-sm:absolute max-sm:top-0.5 max-sm:right-0"
    >
      <span aria-hidden="true">{unseen.length > 9 ? '9+' : unseen.length}</span>
      <span className="sr-only">{t('count', { count: unseen.length })}</span>
    </span>
  );
}

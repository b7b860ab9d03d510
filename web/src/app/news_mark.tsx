import { documents } from '@pochitto/functions/domain/paths';
import { userSchema } from '@pochitto/functions/domain/user';
import { useTranslations } from 'use-intl';
import { useLiveDocument } from '../lib/live.ts';
import { useUnseen } from '../lib/news.ts';
import { useNews } from '../lib/use_news.ts';

/** How many things the person has not seen yet that happened to their sets at LINE. */
export default function NewsMark({ uid }: { uid: string }) {
  const t = useTranslations('submission.news');
  const profile = useLiveDocument(documents.user(uid), userSchema);
  // The rules show nothing to somebody without an active profile, and what they refuse is not asked again.
  const isActive = profile.state === 'ready' && profile.value.isActive && !profile.value.deletedAt;
  const { unseen } = useUnseen(useNews(isActive ? uid : null));
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

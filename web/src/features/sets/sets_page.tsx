import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { readDraft } from '../../lib/draft/draft.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useNews } from '../../shared/news.ts';
import { stampState } from '../../shared/stamp_state.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ShowMore } from '../../ui/show_more.tsx';
import { DraftCard } from './draft_card.tsx';
import { EmptySets } from './empty_sets.tsx';
import { NewsList } from './news_list.tsx';
import { SetCard } from './set_card.tsx';
import { useSets } from './use_sets.ts';

export function Component() {
  const t = useTranslations('sets');
  const { uid } = usePerson();
  const { live, isReading, more } = useSets(uid);
  const news = useNews(uid);
  const [hasDraft] = useState(() => readDraft()?.hasPhoto ?? false);
  const now = useNow();

  if (live.state === 'failed') throw live.error;
  if (live.state === 'loading') return <Waiting />;
  const { sets, hasMore } = live.state === 'ready' ? live.value : { sets: [], hasMore: false };
  if (sets.length === 0 && !hasDraft) return <EmptySets />;

  return (
    <Page title={t('title')}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl">{t('title')}</h1>
        <Link to="/create" data-testid="new-set" className={buttonClass('act')}>
          <Plus size={22} strokeWidth={2.25} aria-hidden="true" />
          {t('newSet')}
        </Link>
      </div>
      <NewsList news={news} />
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {hasDraft ? <DraftCard /> : null}
        {sets.map((stamp) => (
          <SetCard key={stamp.id} stamp={stamp} state={stampState(stamp, now)} />
        ))}
      </ul>
      <ShowMore
        label={t('more')}
        shown={t('shown', { count: sets.length })}
        hasMore={hasMore}
        isReading={isReading}
        onPress={more}
        data-testid="more-sets"
      />
    </Page>
  );
}

/** The time, looked at again every half minute: enough for "on its way" to become "not here yet". */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

import { PencilLine, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { readDraft } from '../../lib/draft/draft.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { stampState } from '../../shared/stamp_state.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Logo, Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ShowMore } from '../../ui/show_more.tsx';
import { SetCard } from './set_card.tsx';
import { noFilters, SetFilterBar } from './set_filter_bar.tsx';
import { addressOf, filtersOf, isFiltered, type SetFilters } from './set_filters.ts';
import { Trash } from './trash.tsx';
import { type SetsPage, step, useSets } from './use_sets.ts';

export function Component() {
  const t = useTranslations('sets');
  const { uid } = usePerson();
  const now = useNow();
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersOf(address), [address]);
  const isSearch = isFiltered(filters);
  const { live, isReading, more, older } = useSets(uid, filters, now);
  const [hasDraft] = useState(() => readDraft()?.hasPhoto ?? false);
  // The filters are in the URL, so that going back from a set restores them.
  const search = (chosen: SetFilters) => setAddress(addressOf(chosen), { replace: true });

  if (live.state === 'failed') throw live.error;
  if (live.state === 'loading') return <Waiting />;
  const page = live.state === 'ready' ? live.value : noSets;
  const { sets, hasMore } = page;
  if (sets.length === 0 && !hasDraft && !isSearch) return <EmptySets uid={uid} />;

  return (
    <Page title={t('title')}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl">{t('title')}</h1>
        <Link to="/create" data-testid="new-set" className={buttonClass('act')}>
          <Plus size={22} strokeWidth={2.25} aria-hidden="true" />
          {t('newSet')}
        </Link>
      </div>
      {isSearch || sets.length >= step ? <SetFilterBar filters={filters} onChange={search} /> : null}
      {isSearch ? (
        <Found page={page} isReading={isReading} onOlder={older} onClear={() => search(noFilters)} />
      ) : null}
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {hasDraft && !isSearch ? <DraftCard /> : null}
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
      {isSearch ? null : <Trash uid={uid} />}
    </Page>
  );
}

const noSets: SetsPage = { sets: [], found: 0, searched: 0, hasMore: false, hasOlder: false };

interface FoundProps {
  readonly page: SetsPage;
  readonly isReading: boolean;
  readonly onOlder: () => void;
  readonly onClear: () => void;
}

/** How many sets match among how many, and how to search further. */
function Found({ page: { found, searched, hasOlder }, isReading, onOlder, onClear }: FoundProps) {
  const t = useTranslations('sets.search');
  return (
    <div className="mb-4 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="text-note text-ink-soft" data-testid="sets-found" data-count={found}>
        {isReading
          ? t('reading')
          : found === 0
            ? t('nothing', { searched })
            : t('found', { found, searched })}
      </p>
      {hasOlder ? (
        <Button onPress={onOlder} isPending={isReading} data-testid="search-older">
          {t('older')}
        </Button>
      ) : null}
      {found === 0 && !isReading ? (
        <Button onPress={onClear} data-testid="show-all-sets">
          {t('showAll')}
        </Button>
      ) : null}
    </div>
  );
}

/** Returns the current time, updated every half minute: enough to see a photo upload time out. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The draft in this browser that was not started yet. */
function DraftCard() {
  const t = useTranslations('sets');
  return (
    <li className="flex flex-col items-center justify-center gap-4 rounded-card border-2 border-dashed border-line-strong p-5 text-center">
      <PencilLine size={32} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
      <h2 className="text-lg">{t('draftTitle')}</h2>
      <Link to="/create" className={buttonClass('quiet')}>
        {t('continueDraft')}
      </Link>
    </li>
  );
}

function EmptySets({ uid }: { readonly uid: string }) {
  const t = useTranslations('sets');
  return (
    <Page title={t('title')} width="narrow">
      <div className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-16 text-center">
        <Logo size={88} />
        <h1 className="mt-2 text-2xl">{t('emptyTitle')}</h1>
        <p className="text-ink-soft">{t('emptyText')}</p>
        <Link to="/create" data-testid="new-set" className={buttonClass('act', 'mt-2')}>
          {t('newSet')}
        </Link>
      </div>
      <Trash uid={uid} />
    </Page>
  );
}

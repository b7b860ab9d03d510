import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { PencilLine, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { readDraft } from '../../lib/draft/draft.ts';
import { type Live, useHeld, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { stampState } from '../../shared/stamp_state.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Logo, Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ShowMore } from '../../ui/show_more.tsx';
import { SetCard } from './set_card.tsx';
import { Trash } from './trash.tsx';

export function Component() {
  const t = useTranslations('sets');
  const { uid } = usePerson();
  const { live, isReading, more } = useSets(uid);
  const [hasDraft] = useState(() => readDraft()?.hasPhoto ?? false);
  const now = useNow();

  if (live.state === 'failed') throw live.error;
  if (live.state === 'loading') return <Waiting />;
  const { sets, hasMore } = live.state === 'ready' ? live.value : { sets: [], hasMore: false };
  if (sets.length === 0 && !hasDraft) return <EmptySets uid={uid} />;

  return (
    <Page title={t('title')}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl">{t('title')}</h1>
        <Link to="/create" data-testid="new-set" className={buttonClass('act')}>
          <Plus size={22} strokeWidth={2.25} aria-hidden="true" />
          {t('newSet')}
        </Link>
      </div>
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
      <Trash uid={uid} />
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

/** What was begun in this browser and not started yet. */
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

/** Sets read at a time: whole rows of one, two or three. */
const step = 12;

interface SetsPage {
  readonly sets: readonly WithId<Stamp>[];
  readonly hasMore: boolean;
}

/** A person's sets, newest first, a step at a time. */
function useSets(uid: string) {
  const [most, setMost] = useState(step);
  // One more than is shown tells whether there is more.
  const found = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
    most + 1,
  );
  const page = useMemo(
    (): Live<SetsPage> =>
      found.state === 'ready'
        ? { ...found, value: { sets: found.value.slice(0, most), hasMore: found.value.length > most } }
        : found,
    [found, most],
  );
  return { ...useHeld(page, uid), more: () => setMost(most + step) };
}

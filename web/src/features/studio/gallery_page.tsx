import { ArrowLeft, Plus, Scissors } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../lib/firebase/session.tsx';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { ConversionCard } from './conversion_card.tsx';
import { type GalleryFilters as Filters, useGallery } from './conversions.ts';
import { GalleryFilters, galleryStatuses } from './gallery_filters.tsx';
import { QuotaMeter } from './quota_meter.tsx';
import { Toasts } from './toasts.tsx';
import { useQuota } from './use_quota.ts';

/** All recent conversions, newest first. The filters are in the URL, so that going back restores them. */
export function Component() {
  const t = useTranslations('studio');
  const { uid } = usePerson();
  const quota = useQuota(uid);
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const isFiltered = address.size > 0;
  const { gallery, more, again } = useGallery(filters);
  const { items: conversions, state, next, error } = gallery;
  const isEmpty = state === 'ready' && conversions.length === 0 && next === null;

  return (
    <Page title={t('list.title')}>
      <Link to="/studio" className={buttonClass('plain', '-ml-3')}>
        <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('title')}
      </Link>
      <div className="mt-1 mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="mr-auto">
          <h1 className="text-3xl">{t('list.title')}</h1>
          <p className="mt-1 text-note text-ink-soft">{t('list.lead')}</p>
        </div>
        <QuotaMeter quota={quota} />
        <Link to="/studio" className={buttonClass('quiet')} data-testid="new-conversion">
          <Plus size={18} strokeWidth={2} aria-hidden="true" />
          {t('fresh')}
        </Link>
      </div>
      {isEmpty && !isFiltered ? (
        <EmptyGallery />
      ) : (
        <GalleryFilters
          filters={filters}
          onChange={(chosen) => setAddress(addressOf(chosen), { replace: true })}
        />
      )}
      {isEmpty && isFiltered ? (
        <p className="py-12 text-center text-ink-soft" data-testid="nothing-found">
          {t('list.nothing')}
        </p>
      ) : null}
      <ul
        className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3"
        data-testid="gallery"
        data-state={state}
      >
        {conversions.map((conversion) => (
          <ConversionCard key={conversion.conversionId} conversion={conversion} />
        ))}
      </ul>
      {error ? (
        <ErrorNotice error={error}>
          <Button onPress={conversions.length > 0 ? more : again} className="mt-3">
            {t('list.again')}
          </Button>
        </ErrorNotice>
      ) : null}
      <div className="mt-6 grid min-h-12 place-items-center" aria-live="polite">
        {state === 'reading' ? (
          <span className="animate-appear text-ink-soft [animation-delay:300ms]">{t('list.reading')}</span>
        ) : null}
        {state === 'ready' && next !== null ? (
          <Button onPress={more} data-testid="more">
            {t('list.more')}
          </Button>
        ) : null}
      </div>
      <Toasts />
    </Page>
  );
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function filtersOf(address: URLSearchParams): Filters {
  const dayOf = (key: string) => {
    const value = address.get(key);
    return value !== null && day.test(value) ? value : null;
  };
  return {
    status: galleryStatuses.find((each) => each === address.get('status')) ?? null,
    from: dayOf('from'),
    to: dayOf('to'),
    text: (address.get('text') ?? '').slice(0, 100),
  };
}

function addressOf(filters: Filters): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [key, value] of Object.entries(filters)) if (value) set[key] = value;
  return set;
}

/** No picture yet, with a link to make the first one. */
function EmptyGallery() {
  const t = useTranslations('studio.list');
  return (
    <div
      className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-16 text-center"
      data-testid="empty-gallery"
    >
      <span className="grid size-20 place-items-center rounded-full bg-plum-wash text-plum">
        <Scissors size={36} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 className="text-2xl">{t('empty')}</h2>
      <p className="text-ink-soft">{t('emptyText')}</p>
      <Link to="/studio" className={buttonClass('act', 'mt-2')}>
        {t('start')}
      </Link>
    </div>
  );
}

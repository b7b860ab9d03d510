import type { ConversionStatus } from '@pochitto/functions/domain/studio/image_conversion';
import { useTranslations } from 'use-intl';
import { DateFilter, FilterBar, SelectFilter, TextFilter } from '../../shared/filters.tsx';
import type { GalleryFilters as Filters } from './conversions.ts';

/** The statuses in a gallery: canceled conversions are not in it. */
export const galleryStatuses = [
  'completed',
  'processing',
  'pending',
  'failed',
] as const satisfies ConversionStatus[];

const noFilters: Filters = { status: null, from: null, to: null, text: '' };

interface GalleryFiltersProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Filters by status, days and words. */
export function GalleryFilters({ filters, onChange }: GalleryFiltersProps) {
  const t = useTranslations('studio.list');
  const { status, from, to, text } = filters;
  const isSet = status !== null || from !== null || to !== null || text !== '';
  return (
    <FilterBar
      label={t('filters')}
      clear={t('clear')}
      onClear={isSet ? () => onChange(noFilters) : null}
      className="grid-cols-2 md:grid-cols-[1fr_10.5rem_10.5rem_1.4fr] lg:grid-cols-[1fr_10.5rem_10.5rem_1.4fr_auto]"
    >
      <SelectFilter
        label={t('status')}
        all={t('statuses.all')}
        value={galleryStatuses.find((each) => each === status) ?? null}
        options={galleryStatuses.map((value) => ({ value, text: t(`statuses.${value}`) }))}
        onChange={(chosen) => onChange({ ...filters, status: chosen })}
        testId="filter-status"
      />
      <TextFilter
        label={t('text')}
        text={text}
        onChange={(words) => onChange({ ...filters, text: words })}
        className="md:order-last"
        testId="filter-text"
      />
      <DateFilter
        label={t('from')}
        value={from}
        max={to}
        onChange={(day) => onChange({ ...filters, from: day })}
        testId="filter-from"
      />
      <DateFilter
        label={t('to')}
        value={to}
        min={from}
        onChange={(day) => onChange({ ...filters, to: day })}
        testId="filter-to"
      />
    </FilterBar>
  );
}

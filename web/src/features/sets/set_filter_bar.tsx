import { products } from '@pochitto/functions/domain/product/product_spec';
import { useTranslations } from 'use-intl';
import { FilterBar, SelectFilter, TextFilter } from '../../shared/filters.tsx';
import { isFiltered, type SetFilters, stateGroups } from './set_filters.ts';

export const noFilters: SetFilters = { text: '', state: null, product: null };

interface SetFilterBarProps {
  readonly filters: SetFilters;
  readonly onChange: (filters: SetFilters) => void;
}

/** Filters by words, state and product. */
export function SetFilterBar({ filters, onChange }: SetFilterBarProps) {
  const t = useTranslations('sets.search');
  const status = useTranslations('status');
  return (
    <FilterBar
      label={t('label')}
      clear={t('clear')}
      onClear={isFiltered(filters) ? () => onChange(noFilters) : null}
      className="grid-cols-2 md:grid-cols-[1.6fr_1fr_1fr] lg:grid-cols-[1.6fr_1fr_1fr_auto]"
    >
      <TextFilter
        label={t('text')}
        text={filters.text}
        onChange={(text) => onChange({ ...filters, text })}
        className="col-span-2 md:col-span-1"
        testId="search-sets"
      />
      <SelectFilter
        label={t('state')}
        all={t('all')}
        value={filters.state}
        options={stateGroups.map((value) => ({
          value,
          text: value === 'attention' ? t('attention') : status(value),
        }))}
        onChange={(state) => onChange({ ...filters, state })}
        testId="filter-state"
      />
      <SelectFilter
        label={t('product')}
        all={t('all')}
        value={filters.product}
        options={products.map((value) => ({ value, text: t(`products.${value}`) }))}
        onChange={(product) => onChange({ ...filters, product })}
        testId="filter-product"
      />
    </FilterBar>
  );
}

import type { ConversionStatus } from '@pochitto/functions/domain/studio/image_conversion';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTyping } from '../../lib/use_typing.ts';
import { Button } from '../../ui/button.tsx';
import { Labelled } from '../../ui/inputs.tsx';
import type { GalleryFilters as Filters } from './conversions.ts';

/** Those that a gallery can hold: what was cancelled has left it. */
export const galleryStatuses = [
  'completed',
  'processing',
  'pending',
  'failed',
] as const satisfies ConversionStatus[];

const noFilters: Filters = { status: null, from: null, to: null, text: '' };

/** Pause in typing before the search starts, in ms. */
const restMs = 350;

interface GalleryFiltersProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const box = 'min-h-11 w-full min-w-0 rounded-xl border border-line-strong bg-card px-3 text-base text-ink';

/** State, days and words to look for. */
export function GalleryFilters({ filters, onChange }: GalleryFiltersProps) {
  const t = useTranslations('studio.list');
  const { status, from, to } = filters;
  const isSet = status !== null || from !== null || to !== null || filters.text !== '';
  return (
    <search
      aria-label={t('filters')}
      className="mb-6 grid grid-cols-2 items-end gap-3 rounded-card border border-line bg-card p-4 md:grid-cols-[1fr_10.5rem_10.5rem_1.4fr] lg:grid-cols-[1fr_10.5rem_10.5rem_1.4fr_auto]"
    >
      <Labelled label={t('status')}>
        <select
          value={status ?? 'all'}
          data-testid="filter-status"
          onChange={({ target }) =>
            onChange({ ...filters, status: galleryStatuses.find((each) => each === target.value) ?? null })
          }
          className={box}
        >
          {(['all', ...galleryStatuses] as const).map((each) => (
            <option key={each} value={each}>
              {t(`statuses.${each}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <TextFilter text={filters.text} onChange={(text) => onChange({ ...filters, text })} />
      <Labelled label={t('from')}>
        <input
          type="date"
          value={from ?? ''}
          max={to ?? undefined}
          data-testid="filter-from"
          onChange={({ target }) => onChange({ ...filters, from: target.value || null })}
          className={box}
        />
      </Labelled>
      <Labelled label={t('to')}>
        <input
          type="date"
          value={to ?? ''}
          min={from ?? undefined}
          data-testid="filter-to"
          onChange={({ target }) => onChange({ ...filters, to: target.value || null })}
          className={box}
        />
      </Labelled>
      {isSet ? (
        <Button
          kind="plain"
          onPress={() => onChange(noFilters)}
          className="col-span-full justify-self-start md:order-last lg:col-auto"
          data-testid="clear-filters"
        >
          <X size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('clear')}
        </Button>
      ) : null}
    </search>
  );
}

/** Words to look for, once the typing rests. */
function TextFilter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations('studio.list');
  const { text: typed, setText: setTyped } = useTyping({
    kept: text,
    onText: onChange,
    pauseMs: restMs,
    tidy: (typed) => typed.trim(),
  });
  return (
    <Labelled label={t('text')} className="md:order-last">
      <input
        type="search"
        value={typed}
        maxLength={100}
        data-testid="filter-text"
        onChange={({ target }) => setTyped(target.value)}
        className={box}
      />
    </Labelled>
  );
}

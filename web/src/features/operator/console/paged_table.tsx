import type { Key } from 'react';
import { useTranslations } from 'use-intl';
import type { usePages } from '../../../lib/use_pages.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data_table.tsx';

interface PagedTableProps<Item> {
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  readonly list: Pick<ReturnType<typeof usePages<Item>>, 'pages' | 'more' | 'again'>;
  readonly keyOf: (item: Item) => Key;
  readonly none: string;
  readonly testId: string;
}

/** A paginated table, with its empty and failed states. */
export function PagedTable<Item>({ list, none, ...table }: PagedTableProps<Item>) {
  const t = useTranslations('console');
  const { pages, more, again } = list;
  const isEmpty = pages.items.length === 0;
  return (
    <>
      {isEmpty ? null : <DataTable {...table} items={pages.items} state={pages.state} />}
      {isEmpty && pages.state !== 'failed' ? (
        <p className="py-4 text-ink-soft" data-testid={table.testId} data-state={pages.state}>
          {pages.state === 'reading' ? t('reading') : none}
        </p>
      ) : null}
      {pages.error ? (
        <div className="mt-3">
          <ErrorNotice error={pages.error}>
            <Button onPress={isEmpty ? again : more} className="mt-3">
              {t('again')}
            </Button>
          </ErrorNotice>
        </div>
      ) : null}
      {pages.next === null ? null : (
        <Button onPress={more} isDisabled={pages.state === 'reading'} className="mt-3">
          {t('more')}
        </Button>
      )}
    </>
  );
}

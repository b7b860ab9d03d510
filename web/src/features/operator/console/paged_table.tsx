import type { Key } from 'react';
import { useTranslations } from 'use-intl';
import type { usePages } from '../../../lib/use_pages.ts';
import { RefusalNotice } from '../../../shared/refusal_notice.tsx';
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

/** A paginated table, with its empty and refused states. */
export function PagedTable<Item>({ list, none, ...table }: PagedTableProps<Item>) {
  const t = useTranslations('console');
  const { pages, more, again } = list;
  const isEmpty = pages.items.length === 0;
  return (
    <>
      {isEmpty ? null : <DataTable {...table} items={pages.items} state={pages.state} />}
      {isEmpty && pages.state !== 'refused' ? (
        <p className="py-4 text-ink-soft" data-testid={table.testId} data-state={pages.state}>
          {pages.state === 'reading' ? t('reading') : none}
        </p>
      ) : null}
      {pages.refusal ? (
        <div className="mt-3">
          <RefusalNotice refusal={pages.refusal}>
            <Button onPress={isEmpty ? again : more} className="mt-3">
              {t('again')}
            </Button>
          </RefusalNotice>
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

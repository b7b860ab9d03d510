import type { Key, ReactNode } from 'react';

export interface Column<Item> {
  readonly head: string;
  readonly cell: (item: Item) => ReactNode;
  /** Aligns the column right, with tabular figures. */
  readonly isNumber?: boolean;
  /** Gives the column more room; long words break. */
  readonly isWide?: boolean;
}

interface DataTableProps<Item> {
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => Key;
  readonly testId?: string;
  readonly state?: string;
}

/** A dense table. On a phone, each row becomes a block with its headings before the values. */
export function DataTable<Item>({ label, columns, items, keyOf, testId, state }: DataTableProps<Item>) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-card">
      <table
        aria-label={label}
        data-testid={testId}
        data-state={state}
        className="w-full text-sm max-sm:block"
      >
        <thead className="border-b border-line text-left text-note text-ink-soft max-sm:sr-only">
          <tr>
            {columns.map(({ head, isNumber }) => (
              <th
                key={head}
                scope="col"
                className={`px-3 py-2 font-bold whitespace-nowrap ${isNumber ? 'text-right' : ''}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {items.map((item) => (
            <tr key={keyOf(item)} className="align-top hover:bg-sunken max-sm:block max-sm:py-2">
              {columns.map(({ head, cell, isNumber, isWide }) => (
                <td
                  key={head}
                  className={`px-3 py-1.5 max-sm:flex max-sm:items-baseline max-sm:gap-3 max-sm:py-1 ${
                    isNumber ? 'sm:text-right sm:whitespace-nowrap tabular-nums' : ''
                  } ${isWide ? 'sm:min-w-60' : 'sm:min-w-24'}`}
                >
                  <span aria-hidden="true" className="w-24 shrink-0 text-note text-ink-soft sm:hidden">
                    {head}
                  </span>
                  <div className="min-w-0 max-sm:flex-1">{cell(item)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { type DrawingGrid, drawingGridSchema, mostGridSide } from '@pochitto/functions/domain/stamps/drawing';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Labelled } from '../../ui/inputs.tsx';

const sides = Array.from({ length: mostGridSide }, (_, index) => String(index + 1));

interface SheetGridProps {
  /** Number of drawings that were found. */
  readonly count: number;
  readonly onSplit: (grid: DrawingGrid) => void;
}

/** Choice of columns and rows for a sheet that was not split as it should be. */
export function SheetGrid({ count, onSplit }: SheetGridProps) {
  const t = useTranslations('drawings');
  const [columns, setColumns] = useState('4');
  const [rows, setRows] = useState(String(Math.min(mostGridSide, Math.max(1, Math.ceil(count / 4)))));
  const grid = drawingGridSchema.safeParse({ columns: Number(columns), rows: Number(rows) });
  return (
    <section
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-4"
      data-testid="sheet-grid"
    >
      <p>{t('split', { count })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <SideChoice label={t('columns')} value={columns} onChange={setColumns} testId="grid-columns" />
        <SideChoice label={t('rows')} value={rows} onChange={setRows} testId="grid-rows" />
        <Button
          isDisabled={!grid.success}
          onPress={() => grid.success && onSplit(grid.data)}
          data-testid="split-again"
        >
          {t('splitAgain')}
        </Button>
      </div>
    </section>
  );
}

interface SideChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

function SideChoice({ label, value, onChange, testId }: SideChoiceProps) {
  return (
    <Labelled label={label} className="w-24">
      <select
        value={value}
        data-testid={testId}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-12 w-full rounded-xl border border-line-strong bg-card px-3 text-base text-ink"
      >
        {sides.map((side) => (
          <option key={side}>{side}</option>
        ))}
      </select>
    </Labelled>
  );
}

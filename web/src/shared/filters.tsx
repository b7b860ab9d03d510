import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTyping } from '../lib/use_typing.ts';
import { Button } from '../ui/button.tsx';
import { Labelled } from '../ui/inputs.tsx';

/** Debounce delay before the search starts, in ms. */
const restMs = 350;

const box = 'min-h-11 w-full min-w-0 rounded-xl border border-line-strong bg-card px-3 text-base text-ink';

interface FilterBarProps {
  readonly label: string;
  readonly clear: string;
  /** Resets all filters; null if none is set. */
  readonly onClear: (() => void) | null;
  /** Classes with the columns of the grid. */
  readonly className: string;
  readonly children: ReactNode;
}

/** The filters above a list. */
export function FilterBar({ label, clear, onClear, className, children }: FilterBarProps) {
  return (
    <search
      aria-label={label}
      className={`mb-6 grid items-end gap-3 rounded-card border border-line bg-card p-4 ${className}`}
    >
      {children}
      {onClear ? (
        <Button
          kind="plain"
          onPress={onClear}
          className="col-span-full justify-self-start md:order-last lg:col-auto"
          data-testid="clear-filters"
        >
          <X size={18} strokeWidth={1.75} aria-hidden="true" />
          {clear}
        </Button>
      ) : null}
    </search>
  );
}

interface SelectFilterProps<Value extends string> {
  readonly label: string;
  readonly all: string;
  /** null = all. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value | null) => void;
  readonly testId: string;
}

export function SelectFilter<Value extends string>(props: SelectFilterProps<Value>) {
  const { label, all, value, options, onChange, testId } = props;
  return (
    <Labelled label={label}>
      <select
        value={value ?? ''}
        data-testid={testId}
        onChange={({ target }) =>
          onChange(options.find((option) => option.value === target.value)?.value ?? null)
        }
        className={box}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface DateFilterProps {
  readonly label: string;
  /** For example 2026-11-22. */
  readonly value: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly onChange: (value: string | null) => void;
  readonly testId: string;
}

export function DateFilter({ label, value, min, max, onChange, testId }: DateFilterProps) {
  return (
    <Labelled label={label}>
      <input
        type="date"
        value={value ?? ''}
        min={min ?? undefined}
        max={max ?? undefined}
        data-testid={testId}
        onChange={({ target }) => onChange(target.value || null)}
        className={box}
      />
    </Labelled>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly className?: string;
  readonly testId: string;
}

/** Search field; reports its text after a pause in typing. */
export function TextFilter({ label, text, onChange, className = '', testId }: TextFilterProps) {
  const { text: typed, setText: setTyped } = useTyping({
    kept: text,
    onText: onChange,
    pauseMs: restMs,
    tidy: (typed) => typed.trim(),
  });
  return (
    <Labelled label={label} className={className}>
      <input
        type="search"
        value={typed}
        maxLength={100}
        data-testid={testId}
        onChange={({ target }) => setTyped(target.value)}
        className={box}
      />
    </Labelled>
  );
}

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio } from 'react-aria-components/RadioGroup';

interface SwatchProps {
  readonly value: string;
  readonly name: string;
  /** CSS background such as `#aabbcc` or a gradient; null draws `children` on the page's own background. */
  readonly paint: string | null;
  readonly children?: ReactNode;
}

/** A 44 px color swatch; its name is read to screen readers, and the row shows it when it is selected. */
export function Swatch({ value, name, paint, children }: SwatchProps) {
  return (
    <Radio
      value={value}
      aria-label={name}
      data-testid={`swatch-${value}`}
      className="group pressable relative grid size-11 cursor-pointer place-items-center rounded-full data-[selected]:outline-3 data-[selected]:outline-offset-2 data-[selected]:outline-ink data-[focus-visible]:!outline-sky"
    >
      <span
        className={`grid size-11 place-items-center overflow-hidden rounded-full border border-line-strong/60 text-ink-soft ${paint === null ? 'bg-card' : ''}`}
        style={paint === null ? undefined : { background: paint }}
      >
        {children}
      </span>
      <span className="absolute -right-1 -bottom-1 hidden size-5 place-items-center rounded-full bg-ink text-paper group-data-[selected]:grid">
        <Check size={13} strokeWidth={3} aria-hidden="true" />
      </span>
    </Radio>
  );
}

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';

interface TickRowProps {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly testId: string;
  readonly children: ReactNode;
}

/** A box to tick, with what it means beside it. */
export function TickRow({ isTicked, onTick, testId, children }: TickRowProps) {
  return (
    <Checkbox
      isSelected={isTicked}
      onChange={onTick}
      data-testid={testId}
      className="group flex min-h-11 cursor-pointer items-start gap-3 rounded-xl py-2"
    >
      <span className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-md border-2 border-line-strong bg-card text-card group-data-[focus-visible]:outline-3 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-sky group-data-[selected]:border-matcha group-data-[selected]:bg-matcha">
        {isTicked ? <Check size={18} strokeWidth={3} aria-hidden="true" /> : null}
      </span>
      <span className="min-w-0">{children}</span>
    </Checkbox>
  );
}

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Switch } from 'react-aria-components/Switch';

interface SwitchRowProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A switch with its label. */
export function SwitchRow({ isOn, onChange, testId, children }: SwitchRowProps) {
  return (
    <Switch
      isSelected={isOn}
      onChange={onChange}
      data-testid={testId}
      className="group flex min-h-11 cursor-pointer items-center gap-3 rounded-xl text-sm font-bold"
    >
      <span className="h-7 w-12 shrink-0 rounded-full border border-line-strong bg-sunken p-0.5 transition-colors group-data-[focus-visible]:outline-3 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-sky group-data-[selected]:border-matcha group-data-[selected]:bg-matcha">
        <span className="block size-5.5 rounded-full border border-line-strong bg-card transition-transform group-data-[selected]:translate-x-5 group-data-[selected]:border-card motion-reduce:transition-none" />
      </span>
      {children}
    </Switch>
  );
}

interface TickRowProps {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly testId: string;
  readonly children: ReactNode;
}

/** A checkbox with its label. */
export function TickRow({ isTicked, onTick, testId, children }: TickRowProps) {
  return (
    <Checkbox
      isSelected={isTicked}
      onChange={onTick}
      data-testid={testId}
      className="group flex min-h-11 cursor-pointer items-start gap-3 rounded-xl py-2"
    >
      <Tick isTicked={isTicked} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </Checkbox>
  );
}

interface TickBoxProps extends Omit<TickRowProps, 'children'> {
  readonly label: string;
}

/** A checkbox in a table, described by its row and column. */
export function TickBox({ label, isTicked, onTick, testId }: TickBoxProps) {
  return (
    <Checkbox
      isSelected={isTicked}
      onChange={onTick}
      aria-label={label}
      data-testid={testId}
      className="group inline-grid size-11 cursor-pointer place-items-center rounded-full"
    >
      <Tick isTicked={isTicked} />
    </Checkbox>
  );
}

function Tick({ isTicked, className = '' }: { isTicked: boolean; className?: string }) {
  return (
    <span
      className={`grid size-6 place-items-center rounded-md border-2 border-line-strong bg-card text-card group-data-[focus-visible]:outline-3 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-sky group-data-[selected]:border-matcha group-data-[selected]:bg-matcha ${className}`}
    >
      {isTicked ? <Check size={18} strokeWidth={3} aria-hidden="true" /> : null}
    </span>
  );
}

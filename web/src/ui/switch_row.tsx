import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';

interface SwitchRowProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly testId: string;
  readonly children: ReactNode;
}

/** On or off, with its name beside it. */
export function SwitchRow({ isOn, onChange, testId, children }: SwitchRowProps) {
  return (
    <Switch
      isSelected={isOn}
      onChange={onChange}
      data-testid={testId}
      className="group flex min-h-11 cursor-pointer items-center gap-3 rounded-xl text-sm font-bold"
    >
      <span className="h-7 w-12 shrink-0 rounded-full border border-line-strong bg-sunken p-0.5 transition-colors group-data-[selected]:border-matcha group-data-[selected]:bg-matcha">
        <span className="block size-5.5 rounded-full border border-line-strong bg-card transition-transform group-data-[selected]:translate-x-5 group-data-[selected]:border-card motion-reduce:transition-none" />
      </span>
      {children}
    </Switch>
  );
}

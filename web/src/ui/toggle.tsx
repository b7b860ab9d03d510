import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';

interface ToggleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** Yes or no, at once. */
export function Toggle({ isOn, onChange, testId, children }: ToggleProps) {
  return (
    <Switch
      isSelected={isOn}
      onChange={onChange}
      data-testid={testId}
      className="group flex min-h-11 cursor-pointer items-center gap-3"
    >
      <span className="flex h-7 w-12 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors group-data-[focus-visible]:outline-3 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-sky group-data-[selected]:border-matcha group-data-[selected]:bg-matcha">
        <span className="size-5.5 rounded-full bg-white shadow-sm transition-transform group-data-[selected]:translate-x-5" />
      </span>
      <span className="min-w-0">{children}</span>
    </Switch>
  );
}

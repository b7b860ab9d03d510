import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';

export type ButtonKind = 'act' | 'quiet' | 'plain' | 'danger';

const kinds: Record<ButtonKind, string> = {
  act: 'min-h-14 bg-act px-7 text-lg font-bold text-act-ink shadow-lift hover:bg-act-pressed',
  quiet: 'min-h-12 border border-line-strong bg-card px-5 font-bold text-ink hover:bg-sunken',
  plain: 'min-h-11 px-3 font-bold text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'min-h-12 border border-act-text bg-card px-5 font-bold text-act-text hover:bg-act-wash',
};

const shape =
  'pressable inline-flex items-center justify-center gap-2 rounded-full text-center leading-tight no-underline ' +
  'disabled:cursor-default disabled:border disabled:border-line disabled:bg-sunken disabled:text-ink-soft disabled:shadow-none';

/** Returns the classes of a button, for links that look like one. */
export function buttonClass(kind: ButtonKind, extra = ''): string {
  return `${shape} ${kinds[kind]} ${extra}`;
}

interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  readonly kind?: ButtonKind;
  readonly className?: string;
}

export function Button({ kind = 'quiet', className = '', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={buttonClass(kind, className)} />;
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly className?: string;
}

/** A round 44 px icon button with an accessible name. */
export function IconButton({ icon: Icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={`pressable grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-40 ${className}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </AriaButton>
  );
}

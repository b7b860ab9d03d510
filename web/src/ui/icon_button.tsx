import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from 'react-aria-components/Button';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly className?: string;
}

/** A round 44 px button with a picture and a spoken name. */
export function IconButton({ icon: Icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      aria-label={label}
      className={`pressable grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-40 ${className}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </Button>
  );
}

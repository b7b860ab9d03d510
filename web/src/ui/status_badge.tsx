import type { LucideIcon } from 'lucide-react';

const tints = {
  busy: 'bg-sky-wash text-sky',
  done: 'bg-matcha-wash text-matcha',
  wait: 'bg-yolk-wash text-ink',
  problem: 'bg-act-wash text-act-text',
} as const;

export type StatusTint = keyof typeof tints;

/** A state as text with a matching color and icon. */
export function StatusBadge({
  tint,
  icon: Icon,
  text,
}: {
  tint: StatusTint;
  icon: LucideIcon;
  text: string;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full py-1 pr-3 pl-2.5 text-note font-bold ${tints[tint]}`}
    >
      <Icon size={16} strokeWidth={2} aria-hidden="true" />
      {text}
    </span>
  );
}

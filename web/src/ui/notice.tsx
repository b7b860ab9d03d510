import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const kinds = {
  problem: { icon: CircleAlert, box: 'bg-act-wash', mark: 'text-act-text' },
  info: { icon: Info, box: 'bg-sky-wash', mark: 'text-sky' },
  done: { icon: CircleCheck, box: 'bg-matcha-wash', mark: 'text-matcha' },
} as const;

interface NoticeProps {
  readonly kind: keyof typeof kinds;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A message for the person. Problems interrupt screen readers, other kinds do not. */
export function Notice({ kind, title, children, className = '' }: NoticeProps) {
  const { icon: Icon, box, mark } = kinds[kind];
  return (
    <div
      role={kind === 'problem' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-card p-4 ${box} ${className}`}
    >
      <Icon size={22} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${mark}`} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

interface FootProps {
  /** One quiet line above the buttons: what is missing, what it costs, or that all is well. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** The foot of a page of one column, always in sight, with the next button. */
export function Foot({ note, children }: FootProps) {
  return (
    <div className="sticky bottom-0 z-20 mt-auto border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]">
      <div className="mx-auto flex max-w-xl flex-col gap-2 px-4 py-3 sm:px-6">
        <div aria-live="polite" className="min-h-6 text-center text-note text-ink-soft">
          {note}
        </div>
        <div className="flex items-center gap-2">{children}</div>
      </div>
    </div>
  );
}

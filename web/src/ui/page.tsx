import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from './page_title.ts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** `narrow` for forms and steps, `wide` for grids. */
  readonly width?: 'narrow' | 'wide';
}

const widths = { narrow: 'max-w-xl', wide: 'max-w-5xl' } as const;

/** The column of a page; its title is also the window title. */
export function Page({ title, children, width = 'wide' }: PageProps) {
  const name = useTranslations('product')('name');
  return (
    <div className={`mx-auto w-full ${widths[width]} px-4 pt-6 pb-16 sm:px-6 sm:pt-10`}>
      <PageTitle>{`${title} - ${name}`}</PageTitle>
      {children}
    </div>
  );
}

interface FootProps {
  /** One line above the buttons: what is missing, the price, or that all is well. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** The footer of a one-column page with the next button, always in view. */
export function Foot({ note, children }: FootProps) {
  return (
    <div
      data-foot
      className="sticky bottom-0 z-20 mt-auto border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]"
    >
      <div className="mx-auto flex max-w-xl flex-col gap-2 px-4 py-3 sm:px-6">
        <div aria-live="polite" className="min-h-6 text-center text-note text-ink-soft">
          {note}
        </div>
        <div className="flex items-center gap-2">{children}</div>
      </div>
    </div>
  );
}

/** The logo: a vermilion button on its base. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect x="8" y="40" width="48" height="16" rx="8" className="fill-ink" />
      <circle cx="32" cy="28" r="22" className="fill-act" />
      <path d="M20 24a14 14 0 0 1 10-9" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}

import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** `narrow` for forms and steps, `wide` for grids. */
  readonly width?: 'narrow' | 'wide';
}

const widths = { narrow: 'max-w-xl', wide: 'max-w-5xl' } as const;

/** The column of a page; its title also names the window. */
export function Page({ title, children, width = 'wide' }: PageProps) {
  const name = useTranslations('product')('name');
  return (
    <div className={`mx-auto w-full ${widths[width]} px-4 pt-6 pb-16 sm:px-6 sm:pt-10`}>
      <PageTitle>{`${title} - ${name}`}</PageTitle>
      {children}
    </div>
  );
}

/** Names the window. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = children;
  }, [children]);
  return null;
}

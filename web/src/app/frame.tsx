import { type ReactNode, type Ref, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Waiting } from '../ui/progress.tsx';
import { Header } from './header.tsx';

interface FrameProps {
  readonly main?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** Lays out a page's header and main part. */
export function Frame({ main, children }: FrameProps) {
  const t = useTranslations('product');
  return (
    <>
      <a
        href="#main"
        className="sr-only top-2 left-2 z-50 rounded-full bg-ink px-4 py-2 text-paper focus:not-sr-only focus:fixed"
      >
        {t('skip')}
      </a>
      <Header />
      <main ref={main} id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Suspense fallback={<Waiting />}>{children}</Suspense>
      </main>
    </>
  );
}

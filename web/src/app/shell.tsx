import { Suspense, useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { Waiting } from '../ui/waiting.tsx';
import { Header } from './header.tsx';
import { OfflineNotice } from './offline_notice.tsx';

/** What every page stands in. */
export function Shell() {
  const t = useTranslations('product');
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what moves the focus.
  useEffect(() => {
    // What was pressed went away with its page: the keyboard goes on at the new page's beginning.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
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
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <OfflineNotice />
      <ScrollRestoration />
    </>
  );
}

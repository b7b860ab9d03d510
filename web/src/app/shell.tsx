import { WifiOff } from 'lucide-react';
import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { Waiting } from '../ui/progress.tsx';
import { Header } from './header.tsx';

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

/** Says that the network is gone, over the page so that nothing moves. */
function OfflineNotice() {
  const t = useTranslations('notice');
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-18 z-50 grid place-items-center px-4"
    >
      {online ? null : (
        <p className="flex animate-appear items-center gap-2 rounded-full bg-ink px-5 py-2.5 text-sm font-bold text-paper shadow-lift">
          <WifiOff size={18} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}

function watch(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

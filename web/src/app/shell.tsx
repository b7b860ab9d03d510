import { WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { useOnline } from '../lib/network.ts';
import { replayClick } from '../lib/prerendered.ts';
import { Frame } from './frame.tsx';

/** Renders the frame that all pages share. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(replayClick, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page moves the focus.
  useEffect(() => {
    // The element that had the focus went away with its page: move the focus to the start of the new page.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <Frame main={main}>
        <Outlet />
      </Frame>
      <OfflineNotice />
      <ScrollRestoration />
    </>
  );
}

/**
 * Says that the browser is offline. Overlays the page, so that the layout does not shift: at
 * the bottom, because what is there can be scrolled from under it.
 */
function OfflineNotice() {
  const t = useTranslations('notice');
  const online = useOnline();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-5 z-50 grid place-items-center px-4 in-has-data-foot:bottom-32 in-has-data-offline-page:hidden"
    >
      {online ? null : (
        <p className="flex animate-appear items-center gap-2 rounded-3xl bg-ink px-5 py-2.5 text-sm font-bold text-paper shadow-lift">
          <WifiOff size={18} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}

import { Check, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { CallError, errorDetailsOf } from '../lib/firebase/call_error.ts';
import { isOnline } from '../lib/network.ts';
import { useRetriedLoad } from '../lib/retried_load.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/progress.tsx';

/** How browsers describe a part of the app that could not be fetched. */
const failedImport = /dynamically imported module|importing a module script|preload css/i;

/** Tells whether a page failed because something could not be fetched. */
export const isUnreachable = (error: unknown): boolean =>
  !isOnline() ||
  errorDetailsOf(error).code === 'unavailable' ||
  (error instanceof Error && failedImport.test(error.message));

const key = 'pochitto.reloaded-at';
/** Shortest time between two automatic reloads, in ms. */
const reloadPause = 30_000;

/** Tells whether an automatic reload was too recent to help again. */
export const isJustReloaded = (): boolean =>
  Date.now() - Number(sessionStorage.getItem(key) ?? 0) < reloadPause;

/** Shown without a network, or when a part of the page cannot be fetched. Reloads once the site can be reached. */
export function UnreachablePage() {
  const t = useTranslations();
  const { state, wait } = useRetriedLoad(reachSite, []);
  useEffect(() => {
    if (state !== 'ready') return;
    sessionStorage.setItem(key, String(Date.now()));
    // Also gets the parts of a newer version, if this one is no longer served.
    window.location.reload();
  }, [state]);
  if (state !== 'failed' && wait !== 'offline')
    return <Waiting {...(wait ? { text: t(`notice.${wait}`) } : {})} />;
  const title = t(wait === 'offline' ? 'errorPage.offlineTitle' : 'errorPage.unreachableTitle');
  return (
    <Page title={title} width="narrow">
      <div
        role="alert"
        className="flex flex-col items-start gap-4 py-12"
        data-testid="unreachable"
        data-offline-page
      >
        <h1 className="text-3xl">{title}</h1>
        {wait === 'offline' ? <OfflineWords /> : <p>{t('errorPage.unreachableText')}</p>}
        <Button kind="act" onPress={() => window.location.reload()}>
          {t('errorPage.reload')}
        </Button>
      </div>
    </Page>
  );
}

function OfflineWords() {
  const t = useTranslations('errorPage');
  return (
    <>
      <p>{t('offlineText')}</p>
      <dl className="my-2 flex w-full flex-col gap-4 rounded-card border border-line bg-card p-4">
        <Row icon={<Check size={20} strokeWidth={1.75} className="text-matcha" />} title={t('offlineKept')}>
          <p>{t('offlineDraft')}</p>
          <p>{t('offlineOpen')}</p>
        </Row>
        <Row
          icon={<WifiOff size={20} strokeWidth={1.75} className="text-ink-soft" />}
          title={t('offlineMissing')}
        >
          <p>{t('offlineWork')}</p>
        </Row>
      </dl>
    </>
  );
}

function Row({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3">
      <dt className="contents font-bold">
        <span aria-hidden="true" className="pt-0.5">
          {icon}
        </span>
        <span>{title}</span>
      </dt>
      <dd className="col-start-2 flex flex-col gap-1 text-ink-soft">{children}</dd>
    </div>
  );
}

/** @throws CallError with `unavailable` if the site does not answer. */
async function reachSite(): Promise<void> {
  const answer = await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) throw new CallError({ code: 'unavailable', path: [] });
}

import { useEffect, useState } from 'react';
import { Link, useRouteError } from 'react-router';
import { useTranslations } from 'use-intl';
import { isOnline } from '../lib/network.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { isJustReloaded, isUnreachable, UnreachablePage } from './unreachable_page.tsx';

/** Page for errors of a page: waits if it cannot be reached, else shows a reference number and two ways to continue. */
export function ErrorPage() {
  const error = useRouteError();
  const [isWaiting] = useState(() => isUnreachable(error) && !(isOnline() && isJustReloaded()));
  return isWaiting ? <UnreachablePage /> : <UnexpectedErrorPage error={error} />;
}

function UnexpectedErrorPage({ error }: { error: unknown }) {
  const t = useTranslations();
  const [reference] = useState(() => `W-${Date.now().toString(36).toUpperCase()}`);
  useEffect(() => console.error(`Page error ${reference}`, error), [error, reference]);
  return (
    <Page title={t('errorPage.title')} width="narrow">
      <div role="alert" className="flex flex-col gap-4 py-12">
        <h1 className="text-3xl">{t('errorPage.title')}</h1>
        <p>{t('errorPage.text')}</p>
        <p className="text-note text-ink-soft">{t('notice.reference', { reference })}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          <Button kind="act" onPress={() => window.location.reload()}>
            {t('errorPage.reload')}
          </Button>
          <Link to="/" className={buttonClass('quiet', 'min-h-14')}>
            {t('errorPage.home')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

export function NotFoundPage() {
  const t = useTranslations('notFound');
  return (
    <Page title={t('title')} width="narrow">
      <div className="flex flex-col items-start gap-4 py-12">
        <p className="font-display text-6xl text-act-text">404</p>
        <h1 className="text-3xl">{t('title')}</h1>
        <p>{t('text')}</p>
        <Link to="/" className={buttonClass('act', 'mt-2')}>
          {t('home')}
        </Link>
      </div>
    </Page>
  );
}

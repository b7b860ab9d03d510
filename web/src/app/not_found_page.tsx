import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

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

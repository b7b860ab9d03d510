import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

export function MissingSet() {
  const t = useTranslations('set');
  return (
    <Page title={t('notFoundTitle')} width="narrow">
      <div className="flex flex-col items-start gap-4 py-12">
        <h1 className="text-3xl">{t('notFoundTitle')}</h1>
        <p>{t('notFoundText')}</p>
        <Link to="/sets" className={buttonClass('act', 'mt-2')}>
          {t('toSets')}
        </Link>
      </div>
    </Page>
  );
}

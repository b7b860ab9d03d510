import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';
import { Logo, Page } from '../../ui/page.tsx';

export function EmptySets() {
  const t = useTranslations('sets');
  return (
    <Page title={t('title')} width="narrow">
      <div className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-16 text-center">
        <Logo size={88} />
        <h1 className="mt-2 text-2xl">{t('emptyTitle')}</h1>
        <p className="text-ink-soft">{t('emptyText')}</p>
        <Link to="/create" data-testid="new-set" className={buttonClass('act', 'mt-2')}>
          {t('newSet')}
        </Link>
      </div>
    </Page>
  );
}

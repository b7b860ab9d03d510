import { Scissors } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';

/** No picture yet, and where the first one begins. */
export function EmptyGallery() {
  const t = useTranslations('studio.list');
  return (
    <div
      className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-16 text-center"
      data-testid="empty-gallery"
    >
      <span className="grid size-20 place-items-center rounded-full bg-plum-wash text-plum">
        <Scissors size={36} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 className="text-2xl">{t('empty')}</h2>
      <p className="text-ink-soft">{t('emptyText')}</p>
      <Link to="/studio" className={buttonClass('act', 'mt-2')}>
        {t('start')}
      </Link>
    </div>
  );
}

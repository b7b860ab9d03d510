import { PencilLine } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';

/** What was begun in this browser and not started yet. */
export function DraftCard() {
  const t = useTranslations('sets');
  return (
    <li className="flex flex-col items-center justify-center gap-4 rounded-card border-2 border-dashed border-line-strong p-5 text-center">
      <PencilLine size={32} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
      <h2 className="text-lg">{t('draftTitle')}</h2>
      <Link to="/create" className={buttonClass('quiet')}>
        {t('continueDraft')}
      </Link>
    </li>
  );
}

import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';

/** Nothing to see here any more, with the ways on. */
export function MissingConversion({ text }: { text?: string }) {
  const t = useTranslations('studio');
  return (
    <div
      className="flex flex-col items-center gap-3 rounded-card border border-line bg-card px-6 py-12 text-center"
      data-testid="missing-conversion"
    >
      {text ? (
        <p className="font-bold">{text}</p>
      ) : (
        <>
          <h2 className="text-xl">{t('result.missing')}</h2>
          <p className="text-ink-soft">{t('result.missingText')}</p>
        </>
      )}
      <Link to="/studio/gallery" className={buttonClass('quiet', 'mt-2')}>
        {t('gallery')}
      </Link>
    </div>
  );
}

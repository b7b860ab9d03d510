import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../../ui/button.tsx';

/** That the balance does not reach, and the way to more and back. */
export function TokensMissing({ stampId, missing }: { stampId: string; missing: number }) {
  const t = useTranslations('submission.hindrance');
  return (
    <>
      <p className="text-note font-bold text-act-text" data-testid="tokens-missing">
        {t('tokens', { missing })}
      </p>
      <Link
        to={`/tokens?next=${encodeURIComponent(`/sets/${stampId}?tab=send`)}`}
        className={buttonClass('quiet')}
      >
        {t('toTokens')}
      </Link>
    </>
  );
}

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../../ui/button.tsx';

/** To the real thing, in a window of its own. */
export function SiteLink() {
  const t = useTranslations('submission');
  return (
    <a
      href="https://creator.line.me/"
      target="_blank"
      rel="noreferrer"
      className={buttonClass('quiet', 'max-sm:px-4 max-sm:text-sm')}
    >
      <ExternalLink size={18} strokeWidth={1.75} aria-hidden="true" />
      {t('openSite')}
    </a>
  );
}

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../../ui/button.tsx';

interface SiteLinkProps {
  /** What to do there; without it, that the site opens. */
  readonly action?: string;
  readonly testId?: string;
}

/** Link to LINE Creators Market in a new window. */
export function SiteLink({ action, testId }: SiteLinkProps) {
  const t = useTranslations('submission');
  return (
    <a
      href="https://creator.line.me/"
      target="_blank"
      rel="noreferrer"
      className={
        action
          ? buttonClass('act', 'self-start max-sm:w-full')
          : buttonClass('quiet', 'max-sm:px-4 max-sm:text-sm')
      }
      data-testid={testId}
    >
      <ExternalLink size={action ? 20 : 18} strokeWidth={1.75} aria-hidden="true" />
      {action ?? t('openSite')}
    </a>
  );
}

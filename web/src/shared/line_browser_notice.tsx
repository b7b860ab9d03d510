import { useTranslations } from 'use-intl';
import { externalAddress, isLineBrowser } from '../lib/line_browser.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says inside LINE that files are saved in the phone's own browser, and leads there; nothing elsewhere. */
export function LineBrowserNotice() {
  const t = useTranslations('lineBrowser');
  if (!isLineBrowser()) return null;
  return (
    <Notice kind="info" title={t('title')}>
      <p>{t('text')}</p>
      <a
        href={externalAddress(window.location.href)}
        data-testid="open-external"
        className={buttonClass('quiet', 'mt-3')}
      >
        {t('open')}
      </a>
    </Notice>
  );
}

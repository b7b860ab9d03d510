import { useLocale, useTranslations } from 'use-intl';
import { useChooseLocale } from '../lib/choose_locale.ts';
import { Button } from '../ui/button.tsx';

/** Names the other language in that language. */
export function LanguageSwitch() {
  const t = useTranslations('header');
  const locale = useLocale();
  const choose = useChooseLocale();
  return (
    <Button
      kind="plain"
      data-testid="language-switch"
      aria-label={t('switchLanguage')}
      onPress={() => choose(locale === 'ja' ? 'en' : 'ja')}
    >
      <span lang={t('otherLanguageCode')} className="text-note">
        {t('otherLanguage')}
      </span>
    </Button>
  );
}

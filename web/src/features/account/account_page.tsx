import { locales } from '@pochitto/functions/domain/user';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth, signOut } from '../../lib/auth.ts';
import { clearDraft } from '../../lib/draft/draft.ts';
import { photoStore } from '../../lib/draft/photo_store.ts';
import { useChooseLocale } from '../../lib/locale.tsx';
import { usePerson } from '../../lib/session.tsx';
import { chooseTheme, storedTheme, themes } from '../../lib/theme.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Page } from '../../ui/page.tsx';

export function AccountPage() {
  const t = useTranslations();
  const { email } = usePerson();
  const locale = useLocale();
  const chooseLocale = useChooseLocale();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(storedTheme);

  const leave = async () => {
    // The next person at this browser should not find this one's photo.
    clearDraft();
    await photoStore.clear().catch(() => {});
    await navigate('/');
    await signOut(await openAuth());
  };

  return (
    <Page title={t('account.title')} width="narrow">
      <h1 className="mb-6 text-3xl">{t('account.title')}</h1>
      <div className="flex flex-col gap-6 rounded-card border border-line bg-card p-5 sm:p-6">
        <div>
          <h2 className="font-sans text-note font-bold text-ink-soft">{t('account.email')}</h2>
          <p className="text-lg">{email}</p>
        </div>
        <ChoiceRow
          label={t('account.language')}
          value={locale}
          options={locales.map((value) => ({
            value,
            text: <span lang={value}>{t(`messages.languages.${value}`)}</span>,
          }))}
          onChange={chooseLocale}
        />
        <ChoiceRow
          label={t('account.theme')}
          value={theme}
          options={themes.map((value) => ({ value, text: t(`account.themes.${value}`) }))}
          onChange={(chosen) => {
            chooseTheme(chosen);
            setTheme(chosen);
          }}
        />
        <div className="border-t border-line pt-5">
          <Button onPress={leave} data-testid="sign-out">
            <LogOut size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('account.signOut')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

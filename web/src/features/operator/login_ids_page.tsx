import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Page } from '../../ui/page.tsx';
import { ForgottenPassword } from './forgotten_password.tsx';
import { type GivenPassword, InitialPassword } from './initial_password.tsx';
import { NewLoginId } from './new_login_id.tsx';

/** Accounts for people without an e-mail address, made by the operator. */
export function Component() {
  const t = useTranslations('operator.loginIds');
  const [given, setGiven] = useState<GivenPassword | null>(null);
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('text')}</p>
      <div className="flex flex-col gap-4">
        {given ? <InitialPassword key={given.initialPassword} given={given} /> : null}
        <NewLoginId onGiven={setGiven} />
        <ForgottenPassword onGiven={setGiven} />
      </div>
    </Page>
  );
}

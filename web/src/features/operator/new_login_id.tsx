import { loginIdSchema } from '@pochitto/functions/domain/accounts/login_id';
import { type Locale, locales } from '@pochitto/functions/domain/accounts/user';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice, useErrorText } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Field } from '../../ui/field.tsx';
import type { GivenPassword } from './initial_password.tsx';

const longestName = 100;

/** Creates an account for a person without an e-mail address. */
export function NewLoginId({ onGiven }: { onGiven: (given: GivenPassword) => void }) {
  const t = useTranslations('operator.loginIds');
  const words = useTranslations();
  const errorText = useErrorText();
  const ownLocale = useLocale();
  const [loginId, setLoginId] = useState('');
  const [name, setName] = useState('');
  const [locale, setLocale] = useState<Locale>(ownLocale);
  const { request, isBusy, error } = useRequest();
  const isWrong = loginId !== '' && !loginIdSchema.safeParse(loginId).success;
  const isReady = loginId !== '' && !isWrong && name.trim() !== '';

  const make = () =>
    request(async () => {
      onGiven(await call('createLoginId', { loginId, displayName: name, locale }));
      setLoginId('');
      setName('');
    });

  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) make();
      }}
    >
      <h2 className="mb-1 text-xl">{t('new')}</h2>
      <Field
        label={t('loginId')}
        hint={t('loginIdHint')}
        problem={isWrong ? (errorText('login_id_invalid')[1] ?? null) : null}
        testId="new-login-id"
        value={loginId}
        onChange={setLoginId}
        maxLength={longestName}
        autoComplete="off"
      />
      <Field
        label={t('name')}
        problem={null}
        testId="new-login-id-name"
        value={name}
        onChange={setName}
        maxLength={longestName}
        autoComplete="off"
      />
      <ChoiceRow
        label={t('language')}
        options={locales.map((value) => ({
          value,
          text: <span lang={value}>{words(`messages.languages.${value}`)}</span>,
          testId: `new-login-id-${value}`,
        }))}
        value={locale}
        onChange={setLocale}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        type="submit"
        isDisabled={!isReady || isBusy}
        data-testid="make-login-id"
        className="mt-2 self-start"
      >
        <UserRoundPlus size={20} strokeWidth={1.75} aria-hidden="true" />
        {t(isBusy ? 'making' : 'make')}
      </Button>
    </form>
  );
}

import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth, sendPasswordResetEmail } from '../../lib/auth.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AuthCard } from './auth_card.tsx';
import { type AuthProblem, asAuthProblem, checkEmail } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';
import { OtherWay } from './other_way.tsx';

export function ResetPasswordPage() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkEmail(email);
    setProblem(wrong);
    if (wrong || isBusy) return;
    setBusy(true);
    try {
      const auth = await openAuth();
      auth.languageCode = locale;
      await sendPasswordResetEmail(auth, email.trim());
      setSentTo(email.trim());
    } catch (error) {
      const answered = asAuthProblem(error);
      // Whether an address is registered is nobody else's business.
      if (answered.key === 'mismatch') setSentTo(email.trim());
      else setProblem(answered);
    } finally {
      setBusy(false);
    }
  };

  return (
    <AuthCard title={t('resetTitle')} lead={t('resetLead')}>
      {sentTo ? <Notice kind="done">{t('resetSent', { email: sentTo })}</Notice> : null}
      <form
        onSubmit={send}
        noValidate
        hidden={sentTo !== null}
        className="flex flex-col gap-2 [&[hidden]]:hidden"
      >
        <Field
          label={t('email')}
          type="email"
          name="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          problem={problem?.field === 'email' ? t(`problem.${problem.key}`) : null}
          testId="reset-email"
        />
        <AuthProblemNotice problem={problem?.field === null ? problem : null} />
        <Button
          kind="act"
          type="submit"
          isPending={isBusy}
          className="mt-2 w-full"
          data-testid="reset-submit"
        >
          {isBusy ? t('busy') : t('reset')}
        </Button>
      </form>
      <OtherWay to="/sign-in" text={t('backToSignIn')} />
    </AuthCard>
  );
}

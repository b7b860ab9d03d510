import { isLoginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import {
  isRecentSignIn,
  methodsOf,
  recentSignInSeconds,
  type SignInMethod,
} from '@pochitto/functions/domain/accounts/sign_in';
import type { User } from '@pochitto/functions/domain/accounts/user';
import { KeyRound, Mail, MessageCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import type { Account } from '../../lib/firebase/account.ts';
import { goToGoogle } from '../../lib/firebase/google.ts';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { isLineBrowser } from '../../lib/line_browser.ts';
import { GoogleMark } from '../../shared/sign_in/google_mark.tsx';
import { VerifyEmail } from '../../shared/verify_email.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmElsewhere } from './confirm_elsewhere.tsx';
import { Cancel, EmailForm } from './email_form.tsx';
import { LinkButton } from './link_button.tsx';
import { PasswordForm } from './password_form.tsx';
import type { SignInState } from './sign_in_state.ts';
import { Unlink } from './unlink.tsx';

interface SignInCardProps {
  readonly profile: User;
  readonly account: Account;
  /** Reloads the account. */
  readonly again: () => void;
}

type Opened = 'email' | 'password';

/** Lists the person's sign-in methods and how to change them. */
export function SignInCard({ profile, account, again }: SignInCardProps) {
  const t = useTranslations('account.signIn');
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const isStaff = isLoginIdEmail(account.email);
  const methods = methodsOf({
    password: account.hasPassword,
    google: account.google !== null,
    line: profile.lineUserId !== null,
  });
  const has = (method: SignInMethod) => methods.includes(method);
  const isRecent = isRecentSignIn(account.signedInAt, new Date(), recentSignInSeconds - 60);
  const state: SignInState = { account, methods, isRecent };
  const end = (said: string | null) => {
    setOpened(null);
    setDone(said);
    if (said !== null) again();
  };
  const open = (which: Opened) => {
    setDone(null);
    setOpened(which);
  };
  const unlink = (method: 'google' | 'line') => (
    <Unlink method={method} state={state} onDone={() => end(t(`${method}Unlinked`))} />
  );
  // Without a password, only a recent sign-in proves who asks for the change.
  const change = (form: ReactNode) =>
    has('password') || isRecent ? (
      form
    ) : (
      <>
        <ConfirmElsewhere methods={methods} />
        <Cancel onPress={() => end(null)} />
      </>
    );
  return (
    <>
      <div className="flex flex-col gap-2">
        <h2 className="text-xl">{t('title')}</h2>
        <Returned />
        <div aria-live="polite">{done === null ? null : <Notice kind="done">{done}</Notice>}</div>
      </div>
      {isStaff ? null : (
        <Way
          icon={<Mail size={22} strokeWidth={1.75} aria-hidden="true" />}
          title={t('email')}
          text={account.email || profile.email || t('noEmail')}
          action={
            account.email && opened !== 'email' ? (
              <Change of={t('email')} onPress={() => open('email')} testId="change-email" />
            ) : null
          }
        >
          {account.email && !account.isVerified && opened !== 'email' ? <Unverified /> : null}
          {opened === 'email' ? change(<EmailForm state={state} onEnd={end} />) : null}
        </Way>
      )}
      <Way
        icon={<KeyRound size={22} strokeWidth={1.75} aria-hidden="true" />}
        title={t('password')}
        text={
          has('password') ? t('passwordSet') : account.email ? t('passwordNone') : t('passwordNoneNoEmail')
        }
        action={
          opened === 'password' ? null : (
            <Change
              of={t('password')}
              isNew={!has('password')}
              onPress={() => open('password')}
              testId="change-password"
            />
          )
        }
      >
        {opened === 'password' ? change(<PasswordForm state={state} onEnd={end} />) : null}
      </Way>
      {has('google') || !(isStaff || isLineBrowser()) ? (
        <Way
          icon={<GoogleMark />}
          title="Google"
          text={account.google === null ? t('googleNone') : account.google || t('linked')}
          action={
            has('google') ? (
              unlink('google')
            ) : (
              <LinkButton
                name="Google"
                go={() => goToGoogle(locale, '/account?linked=google', { kind: 'link', uid: profile.userId })}
                testId="google-link"
              />
            )
          }
        />
      ) : null}
      <Way
        icon={<MessageCircle size={22} strokeWidth={0} className="fill-[#06c755]" aria-hidden="true" />}
        title="LINE"
        text={has('line') ? t('lineLinked') : t('lineNone')}
        action={
          has('line') ? (
            unlink('line')
          ) : (
            <LinkButton name="LINE" go={() => goToLine(locale, '/account')} testId="line-link" />
          )
        }
        testId="line-state"
        isLinked={has('line')}
      />
    </>
  );
}

/** Shows the result of the redirect to Google or LINE. */
function Returned() {
  const t = useTranslations('account.signIn');
  const [search] = useSearchParams();
  const linked = search.get('linked');
  if (linked === 'line') return <Notice kind="done">{t('lineJustLinked')}</Notice>;
  if (linked === 'google') return <Notice kind="done">{t('googleJustLinked')}</Notice>;
  if (search.get('confirmed') !== null) return <Notice kind="done">{t('confirmed')}</Notice>;
  return null;
}

function Unverified() {
  const t = useTranslations('account.signIn');
  return (
    <div>
      <p className="text-note text-ink-soft">{t('unverified')}</p>
      <VerifyEmail offersLine={false} />
    </div>
  );
}

interface ChangeProps {
  readonly of: string;
  readonly isNew?: boolean;
  readonly onPress: () => void;
  readonly testId: string;
}

function Change({ of, isNew = false, onPress, testId }: ChangeProps) {
  const t = useTranslations('account');
  return (
    <Button kind="plain" className="shrink-0" onPress={onPress} data-testid={testId}>
      {isNew ? t('signIn.set') : t('change')}
      <span className="sr-only">: {of}</span>
    </Button>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly action: ReactNode;
  readonly children?: ReactNode;
  readonly testId?: string;
  readonly isLinked?: boolean;
}

/** One sign-in method: its name, state and actions. */
function Way({ icon, title, text, action, children, testId, isLinked }: WayProps) {
  return (
    <div
      className="flex flex-col gap-3 border-t border-line pt-4"
      data-testid={testId}
      data-linked={isLinked}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <div className="flex min-w-0 flex-1 basis-32 items-start gap-3">
          <span className="mt-0.5 grid size-6 shrink-0 place-items-center">{icon}</span>
          <div className="min-w-0">
            <h3 className="font-sans font-bold">{title}</h3>
            <p className="text-sm wrap-anywhere text-ink-soft">{text}</p>
          </div>
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}

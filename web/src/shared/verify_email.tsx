import { MailCheck } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { Button, buttonClass } from '../ui/button.tsx';

type State = 'idle' | 'sending' | 'sent' | 'notYet' | 'failed' | 'verified';

/**
 * Resolves `ai_unverified`: sends Firebase's verification mail and rechecks whenever the person returns to the
 * page. Their next call carries a new token with the verified address.
 */
export function VerifyEmail({ offersLine = true }: { readonly offersLine?: boolean }) {
  const t = useTranslations('verifyEmail');
  const locale = useLocale();
  const [state, setState] = useState<State>('idle');

  const send = async () => {
    setState('sending');
    try {
      const { openAuth, sendEmailVerification } = await import('../lib/firebase/auth.ts');
      const auth = await openAuth();
      auth.languageCode = locale;
      const { currentUser } = auth;
      if (!currentUser) return setState('failed');
      await sendEmailVerification(currentUser);
      setState('sent');
    } catch (error) {
      console.warn('The verification mail could not be sent.', error);
      setState('failed');
    }
  };

  const look = useCallback(async (isAsked: boolean) => {
    try {
      const { openAuth } = await import('../lib/firebase/auth.ts');
      const { currentUser } = await openAuth();
      await currentUser?.reload();
      if (!currentUser?.emailVerified) {
        if (isAsked) setState('notYet');
        return;
      }
      await currentUser.getIdToken(true);
      setState('verified');
    } catch (error) {
      console.warn('Whether the address is verified could not be read.', error);
    }
  }, []);

  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') void look(false);
    };
    addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [look]);

  const isSent = state === 'sent' || state === 'notYet';
  if (state === 'verified') {
    return (
      <p className="mt-3 font-bold" role="status" data-testid="email-verified">
        {t('verified')}
      </p>
    );
  }
  return (
    <div className="mt-3 flex flex-col gap-2">
      <p className="text-note" role="status">
        {state === 'sent' || state === 'notYet' || state === 'failed' ? t(state) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind="quiet" isDisabled={state === 'sending'} data-testid="verify-email" onPress={send}>
          <MailCheck size={18} strokeWidth={1.75} aria-hidden="true" />
          {isSent ? t('again') : t('send')}
        </Button>
        {isSent ? (
          <Button kind="quiet" data-testid="verify-look" onPress={() => look(true)}>
            {t('opened')}
          </Button>
        ) : null}
        {offersLine ? (
          <Link to="/account" className={buttonClass('quiet')}>
            {t('line')}
          </Link>
        ) : null}
      </div>
    </div>
  );
}

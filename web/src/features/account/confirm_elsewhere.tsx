import { useLocale, useTranslations } from 'use-intl';
import { goToGoogle } from '../../lib/firebase/google.ts';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { isLineBrowser } from '../../lib/line_browser.ts';
import { LinkButton } from './link_button.tsx';
import type { SignInState } from './sign_in_state.ts';

const next = '/account?confirmed';

/** Reauthentication at LINE or Google for a person without a password who signed in a while ago. */
export function ConfirmElsewhere({ methods }: Pick<SignInState, 'methods'>) {
  const t = useTranslations('account.signIn');
  const locale = useLocale();
  const { uid } = usePerson();
  return (
    <div className="flex flex-col gap-3 rounded-card bg-sunken p-4" data-testid="confirm-elsewhere">
      <p className="text-sm">{t('confirmText')}</p>
      {methods.includes('line') ? (
        <LinkButton
          name="LINE"
          text={t('confirmWith', { name: 'LINE' })}
          go={() => goToLine(locale, next)}
          testId="confirm-line"
        />
      ) : null}
      {/* Google blocks sign-in inside in-app browsers. */}
      {methods.includes('google') && !isLineBrowser() ? (
        <LinkButton
          name="Google"
          text={t('confirmWith', { name: 'Google' })}
          go={() => goToGoogle(locale, next, { kind: 'confirm', uid })}
          testId="confirm-google"
        />
      ) : null}
    </div>
  );
}

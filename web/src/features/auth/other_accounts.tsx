import { MessageCircle } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { goToGoogle } from '../../lib/firebase/google.ts';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { isLineBrowser } from '../../lib/line_browser.ts';
import { useAttempt } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { AuthProblemNotice } from './auth_form.tsx';
import { asAuthProblem } from './auth_problem.ts';

/** Sign-in methods without a password here. */
export function OtherAccounts({ next }: { next: string }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [way, setWay] = useState<'line' | 'google'>('line');
  const { attempt, isBusy, failure, release } = useAttempt(asAuthProblem, { staysBusy: true });
  const busy = isBusy ? way : null;
  useEffect(() => {
    // Back from there by the browser's own button: the page is as it was left.
    window.addEventListener('pageshow', release);
    return () => window.removeEventListener('pageshow', release);
  }, [release]);

  const leave = async (by: 'line' | 'google', go: typeof goToLine) => {
    setWay(by);
    await attempt(() => go(locale, next));
  };

  // Google refuses to sign anybody in inside another app.
  const isInLine = isLineBrowser();
  return (
    <div className="flex flex-col gap-3">
      {isInLine ? <p className="text-sm text-ink-soft">{t('inLine')}</p> : null}
      <Button
        kind={isInLine ? 'act' : 'quiet'}
        className="w-full"
        isPending={busy === 'line'}
        isDisabled={busy === 'google'}
        onPress={() => leave('line', goToLine)}
        data-testid="line-sign-in"
      >
        <MessageCircle
          size={22}
          strokeWidth={0}
          className={isInLine ? 'fill-current' : 'fill-[#06c755]'}
          aria-hidden="true"
        />
        {busy === 'line' ? t('busy') : t('line')}
      </Button>
      {isInLine ? null : (
        <Button
          className="w-full"
          isPending={busy === 'google'}
          isDisabled={busy === 'line'}
          onPress={() => leave('google', goToGoogle)}
          data-testid="google-sign-in"
        >
          <GoogleMark />
          {busy === 'google' ? t('busy') : t('google')}
        </Button>
      )}
      <AuthProblemNotice problem={failure} />
      <Or>{t('or')}</Or>
    </div>
  );
}

function Or({ children }: { children: ReactNode }) {
  return (
    <p className="my-3 flex items-center gap-4 text-note text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}

/** Google's own mark, in its own colours, as it asks of buttons that sign in with it. */
function GoogleMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 48 48" aria-hidden="true">
      <path
        fill="#4285F4"
        d="M46.5 24.5c0-1.6-.1-3.1-.4-4.5H24v9h12.7a11 11 0 0 1-4.7 7.1v5.9h7.6c4.4-4.1 6.9-10.2 6.9-17.5Z"
      />
      <path
        fill="#34A853"
        d="M24 47.5c6.3 0 11.7-2.1 15.6-5.6L32 36.1a14 14 0 0 1-21-7.4H3.1v6.1A23.5 23.5 0 0 0 24 47.5Z"
      />
      <path fill="#FBBC05" d="M11 28.7a14.2 14.2 0 0 1 0-9.1v-6.1H3.1a23.5 23.5 0 0 0 0 21.3l7.9-6.1Z" />
      <path
        fill="#EA4335"
        d="M24 10.3c3.5 0 6.6 1.2 9 3.5l6.7-6.7A23.5 23.5 0 0 0 3.1 13.5l7.9 6.1a14 14 0 0 1 13-9.3Z"
      />
    </svg>
  );
}

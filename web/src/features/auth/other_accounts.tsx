import { MessageCircle } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { goToGoogle } from '../../lib/firebase/google.ts';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { isLineBrowser } from '../../lib/line_browser.ts';
import { useAttempt } from '../../lib/requests.ts';
import { AuthProblemNotice } from '../../shared/sign_in/auth_form.tsx';
import { asAuthProblem } from '../../shared/sign_in/auth_problem.ts';
import { GoogleMark } from '../../shared/sign_in/google_mark.tsx';
import { Button } from '../../ui/button.tsx';

/** Buttons for sign-in with LINE and Google. */
export function OtherAccounts({ next }: { next: string }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [way, setWay] = useState<'line' | 'google'>('line');
  const { attempt, isBusy, failure, release } = useAttempt(asAuthProblem, { staysBusy: true });
  const busy = isBusy ? way : null;
  useEffect(() => {
    // After the browser's back button, the page is restored in its busy state.
    window.addEventListener('pageshow', release);
    return () => window.removeEventListener('pageshow', release);
  }, [release]);

  const leave = async (by: 'line' | 'google', go: typeof goToLine) => {
    setWay(by);
    await attempt(() => go(locale, next));
  };

  // Google blocks sign-in inside in-app browsers.
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

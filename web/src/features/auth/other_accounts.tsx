import { MessageCircle } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { goToGoogle } from '../../lib/firebase/google.ts';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { Button } from '../../ui/button.tsx';
import { type AuthProblem, asAuthProblem } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';
import { GoogleMark } from './google_mark.tsx';

/** Ways in that need no password of ours. */
export function OtherAccounts({ next }: { next: string }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [busy, setBusy] = useState<'line' | 'google' | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  useEffect(() => {
    // Back from there by the browser's own button: the page is as it was left.
    const wake = () => setBusy(null);
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);

  const attempt = async (way: 'line' | 'google', go: typeof goToLine) => {
    setBusy(way);
    setProblem(null);
    try {
      await go(locale, next);
    } catch (error) {
      setBusy(null);
      setProblem(asAuthProblem(error));
    }
  };

  return (
    <div className="flex flex-col gap-3">
      <Button
        className="w-full"
        isPending={busy === 'line'}
        isDisabled={busy === 'google'}
        onPress={() => attempt('line', goToLine)}
        data-testid="line-sign-in"
      >
        <MessageCircle size={22} strokeWidth={0} className="fill-[#06c755]" aria-hidden="true" />
        {busy === 'line' ? t('busy') : t('line')}
      </Button>
      <Button
        className="w-full"
        isPending={busy === 'google'}
        isDisabled={busy === 'line'}
        onPress={() => attempt('google', goToGoogle)}
        data-testid="google-sign-in"
      >
        <GoogleMark />
        {busy === 'google' ? t('busy') : t('google')}
      </Button>
      <AuthProblemNotice problem={problem} />
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

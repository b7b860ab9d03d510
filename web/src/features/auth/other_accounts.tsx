import { MessageCircle } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth } from '../../lib/auth.ts';
import { errorCode } from '../../lib/error_code.ts';
import { signInWithGoogle } from '../../lib/google.ts';
import { goToLine } from '../../lib/line_login.ts';
import { openProfile } from '../../lib/open_profile.ts';
import { Button } from '../../ui/button.tsx';
import { type AuthProblem, asAuthProblem } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';
import { GoogleMark } from './google_mark.tsx';

interface OtherAccountsProps {
  readonly next: string;
  readonly onSignedIn: () => void;
}

/** Ways in that need no password of ours. */
export function OtherAccounts({ next, onSignedIn }: OtherAccountsProps) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [busy, setBusy] = useState<'line' | 'google' | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  useEffect(() => {
    // Back from LINE by the browser's own button: the page is as it was left.
    const wake = () => setBusy(null);
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);

  const attempt = async (way: 'line' | 'google', go: () => Promise<void>) => {
    setBusy(way);
    setProblem(null);
    try {
      await go();
    } catch (error) {
      setBusy(null);
      if (!isCancel(error)) setProblem(asAuthProblem(error));
    }
  };
  const google = async () => {
    const { user } = await signInWithGoogle(await openAuth());
    await openProfile(user.uid, locale);
    onSignedIn();
  };

  return (
    <div className="flex flex-col gap-3">
      <Button
        className="w-full"
        isPending={busy === 'line'}
        isDisabled={busy === 'google'}
        onPress={() => attempt('line', () => goToLine(locale, next))}
        data-testid="line-sign-in"
      >
        <MessageCircle size={22} strokeWidth={0} className="fill-[#06c755]" aria-hidden="true" />
        {busy === 'line' ? t('busy') : t('line')}
      </Button>
      <Button
        className="w-full"
        isPending={busy === 'google'}
        isDisabled={busy === 'line'}
        onPress={() => attempt('google', google)}
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

const cancels = new Set(['auth/popup-closed-by-user', 'auth/cancelled-popup-request', 'auth/user-cancelled']);

/** Who closes Google's window has changed their mind: nothing went wrong. */
function isCancel(error: unknown): boolean {
  return cancels.has(errorCode(error) ?? '');
}

function Or({ children }: { children: ReactNode }) {
  return (
    <p className="my-3 flex items-center gap-4 text-note text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}

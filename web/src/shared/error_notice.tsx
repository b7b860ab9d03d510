import type { ErrorDetails } from '@pochitto/functions/domain/api';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { errorTexts } from '@pochitto/functions/domain/errors';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Notice } from '../ui/notice.tsx';
import { VerifyEmail } from './verify_email.tsx';

interface ErrorNoticeProps {
  readonly error: ErrorDetails;
  /** Adds that nothing was charged, for actions that could have been charged. */
  readonly sayUncharged?: boolean;
  readonly children?: ReactNode;
}

/** Shows an error in up to three lines: what happened, what to do, and that nothing was charged. */
export function ErrorNotice({ error, sayUncharged = false, children }: ErrorNoticeProps) {
  const t = useTranslations('notice');
  const reference = useReference()(error);
  const [problem] = useErrorText()(error.code);
  const action = useErrorAction()(error);
  return (
    <Notice kind="problem" title={problem}>
      <p>{action}</p>
      {sayUncharged ? <p className="text-note text-ink-soft">{t('uncharged')}</p> : null}
      {reference ? <p className="text-note text-ink-soft">{reference}</p> : null}
      {error.code === 'ai_unverified' ? <VerifyEmail /> : null}
      {children}
    </Notice>
  );
}

/** Returns the texts of an error in the reader's language: what happened, what to do. */
export function useErrorText(): (code: ErrorCode) => readonly [problem: string, action: string] {
  const locale = useLocale();
  return (code) => errorTexts[locale][code];
}

/** Returns both texts of an error on one line. Japanese has no space between sentences. */
export function useErrorLine(): (code: ErrorCode) => string {
  const locale = useLocale();
  return (code) => errorTexts[locale][code].join(locale === 'ja' ? '' : ' ');
}

/** Returns the reference number to tell the operator, if there is one. */
function useReference(): (error: ErrorDetails) => string | null {
  const t = useTranslations('notice');
  return ({ reference }) => (reference ? t('reference', { reference }) : null);
}

/** Returns what to do about an error; if it says when to retry, that. */
function useErrorAction(): (error: ErrorDetails) => string {
  const errorText = useErrorText();
  const t = useTranslations('notice.tryAgain');
  return ({ code, retryAfterSeconds }) => {
    if (!retryAfterSeconds) return errorText(code)[1];
    if (retryAfterSeconds < 90) return t('seconds', { count: retryAfterSeconds });
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return minutes < 90 ? t('minutes', { count: minutes }) : t('hours', { count: Math.ceil(minutes / 60) });
  };
}

/** The problem in one sentence, for a table cell. */
export function InlineError({ error }: { error: ErrorDetails | null }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <span role="alert" className="min-w-32 text-note font-bold text-act-text">
      {errorText(error.code)[0]}
    </span>
  );
}

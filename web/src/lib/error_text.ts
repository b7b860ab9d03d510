import type { Refusal } from '@pochitto/functions/domain/api';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { errorTexts } from '@pochitto/functions/domain/error_texts';
import { useLocale, useTranslations } from 'use-intl';

/** The lines of an error in the reader's language: what happened, what to do. */
export function useErrorText(): (code: ErrorCode) => readonly [problem: string, action: string] {
  const locale = useLocale();
  return (code) => errorTexts[locale][code];
}

/** The number to tell the operator, where there is one. */
export function useReference(): (refusal: Refusal) => string | null {
  const t = useTranslations('notice');
  return ({ reference }) => (reference ? t('reference', { reference }) : null);
}

/** What to do about a refusal: where it says when to try again, that. */
export function useErrorAction(): (refusal: Refusal) => string {
  const errorText = useErrorText();
  const t = useTranslations('notice.tryAgain');
  return ({ code, retryAfterSeconds }) => {
    if (!retryAfterSeconds) return errorText(code)[1];
    if (retryAfterSeconds < 90) return t('seconds', { count: retryAfterSeconds });
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return minutes < 90 ? t('minutes', { count: minutes }) : t('hours', { count: Math.ceil(minutes / 60) });
  };
}

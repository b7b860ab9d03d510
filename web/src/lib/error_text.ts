import type { Refusal } from '@pochitto/functions/domain/api';
import { type ErrorCode, errors } from '@pochitto/functions/domain/errors';
import { useLocale, useTranslations } from 'use-intl';

/** The lines of an error in the reader's language: what happened, what to do, money, number. */
export function useErrorText(): (code: ErrorCode) => readonly [what: string, mend: string] {
  const locale = useLocale();
  return (code) => errors[code][locale];
}

/** The number to tell the operator, where there is one. */
export function useReference(): (refusal: Refusal) => string | null {
  const t = useTranslations('notice');
  return ({ reference }) => (reference ? t('reference', { reference }) : null);
}

/** What to do about a refusal: where it says when to try again, that. */
export function useMend(): (refusal: Refusal) => string {
  const errorText = useErrorText();
  const t = useTranslations('notice.tryAgain');
  return ({ code, retryAfterSeconds }) => {
    if (!retryAfterSeconds) return errorText(code)[1];
    if (retryAfterSeconds < 90) return t('seconds', { count: retryAfterSeconds });
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return minutes < 90 ? t('minutes', { count: minutes }) : t('hours', { count: Math.ceil(minutes / 60) });
  };
}

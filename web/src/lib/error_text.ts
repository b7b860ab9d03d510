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

import { checkText } from '@pochitto/functions/domain/check_texts';
import type { Finding } from '@pochitto/functions/domain/finding';
import { useLocale, useTranslations } from 'use-intl';
import type { StampSet } from '../use_set.ts';

/** What a finding says in the reader's language, and what it is about. */
export function useFindingText({ stickers }: StampSet) {
  const t = useTranslations('checks');
  const locale = useLocale();
  const nameOf = (finding: Finding): string => {
    if (finding.field && finding.messageId === null) return fieldName(finding.field);
    if (finding.messageId === null) return t('whole');
    if (finding.messageId === 'main' || finding.messageId === 'tab') return t(finding.messageId);
    const sticker = stickers.find(({ id }) => id === finding.messageId);
    return sticker ? t('sticker', { number: sticker.place }) : t('whole');
  };
  const fieldName = ({ field, language }: NonNullable<Finding['field']>): string =>
    language === null ? t(`fields.${field}`) : `${t(`fields.${field}`)} (${t(`languages.${language}`)})`;
  return (finding: Finding) => ({
    name: nameOf(finding),
    ...checkText(
      finding.ruleId,
      finding.field ? { ...finding.measured, field: fieldName(finding.field) } : finding.measured,
      locale,
    ),
  });
}

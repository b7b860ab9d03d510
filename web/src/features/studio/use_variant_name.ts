import { useLocale, useTranslations } from 'use-intl';
import type { Picture } from './use_conversion.ts';

/** What a variant is called: its place, and what it is where the engine can say so. */
export function useVariantName(): (picture: Pick<Picture, 'number' | 'label'>) => string {
  const t = useTranslations('studio.result');
  const locale = useLocale();
  return ({ number, label }) =>
    label ? t('variantOf', { number, label: label[locale] }) : t('variant', { number });
}

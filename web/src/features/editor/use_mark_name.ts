import { marks } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';

/** What a mark is called; one of a newer version has no name here. */
export function useMarkName(): (name: string) => string {
  const t = useTranslations('acting');
  return (name) => {
    const known = marks.find((each) => each === name);
    return known ? t(`marks.${known}`) : t('markUnknown');
  };
}

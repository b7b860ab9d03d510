import { useTranslations } from 'use-intl';
import { LegalSheet } from './legal_sheet.tsx';

const sections = ['service', 'photos', 'line', 'money', 'forbidden', 'liability', 'changes'] as const;

export function Component() {
  const t = useTranslations('legal.terms');
  return (
    <LegalSheet
      title={t('title')}
      lead={t('lead')}
      sections={sections.map((name) => ({ title: t(`${name}.title`), text: t(`${name}.text`) }))}
    />
  );
}

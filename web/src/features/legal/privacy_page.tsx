import { useTranslations } from 'use-intl';
import { KeptData } from './kept_data.tsx';
import { LegalSheet } from './legal_sheet.tsx';

const sections = ['what', 'photos', 'trial', 'why', 'others', 'browser', 'rights'] as const;

export function Component() {
  const t = useTranslations('legal.privacy');
  return (
    <LegalSheet
      title={t('title')}
      lead={t('lead')}
      sections={sections.map((name) => ({ title: t(`${name}.title`), text: t(`${name}.text`) }))}
    >
      <KeptData />
    </LegalSheet>
  );
}

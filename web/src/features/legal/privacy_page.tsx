import { retainedNames, retention } from '@pochitto/functions/domain/operations/retention';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/data_table.tsx';
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

/** Lists what data is stored, where, and how long, from the domain's table. */
function KeptData() {
  const t = useTranslations('keptData');
  return (
    <section className="mt-8">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-3">{t('text')}</p>
      <DataTable
        label={t('title')}
        testId="retention"
        items={retainedNames}
        keyOf={(name) => name}
        columns={[
          { head: t('what'), cell: (name) => t(`items.${name}`) },
          { head: t('where'), cell: (name) => <Where name={name} /> },
          { head: t('howLong'), cell: (name) => <HowLong name={name} /> },
        ]}
      />
      <p className="mt-3 text-note text-ink-soft">{t('region')}</p>
    </section>
  );
}

function Where({ name }: { name: (typeof retainedNames)[number] }) {
  const t = useTranslations('keptData.places');
  return <span className="whitespace-nowrap">{t(retention[name].where)}</span>;
}

function HowLong({ name }: { name: (typeof retainedNames)[number] }) {
  const t = useTranslations('keptData');
  const { keeping } = retention[name];
  if ('until' in keeping) return <>{t(`until.${keeping.until}`)}</>;
  if ('hours' in keeping) return <>{t('hours', { count: keeping.hours })}</>;
  return <>{'days' in keeping ? t('days', { count: keeping.days }) : t('years', { count: keeping.years })}</>;
}

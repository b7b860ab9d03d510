import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Page } from '../../ui/page.tsx';
import { MissingNotice, useOperator } from './operator.tsx';

interface LegalSheetProps {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** Content after the sections. */
  readonly children?: ReactNode;
}

/** Numbered sections, and the operator's details. */
export function LegalSheet({ title, lead, sections, children }: LegalSheetProps) {
  const t = useTranslations('legal');
  const known = useOperator();
  const { operator = {}, missing = [] } = known ?? {};
  return (
    <Page title={title} width="narrow">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{lead}</p>
      <MissingNotice missing={missing} />
      <ol className="flex flex-col gap-6">
        {sections.map((section, index) => (
          <li key={section.title}>
            <h2 className="text-lg">
              {index + 1}. {section.title}
            </h2>
            <p className="mt-1 whitespace-pre-line">{section.text}</p>
          </li>
        ))}
      </ol>
      {children}
      <dl className="mt-8 border-t border-line pt-5">
        <dt className="text-note font-bold text-ink-soft">{t('contact')}</dt>
        <dd className="min-h-14">
          {operator.name ?? t('soon')}
          <br />
          {operator.email ?? t('soon')}
        </dd>
      </dl>
    </Page>
  );
}

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';

const risks = ['unofficial', 'terms', 'account', 'review', 'manual'] as const;

/** What it may mean for the person's LINE account that a program fills in the pages, in plain words. */
export function Risks({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations('submission');
  return (
    <details open={isOpen} className="rounded-xl bg-yolk-wash p-4" data-testid="risks">
      <summary className="font-bold">
        <TriangleAlert
          size={20}
          strokeWidth={1.75}
          className="mr-1.5 inline align-[-4px] text-amber"
          aria-hidden="true"
        />
        {t('risksTitle')}
      </summary>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-6 text-sm">
        {risks.map((risk) => (
          <li key={risk}>{t(`risks.${risk}`)}</li>
        ))}
      </ul>
    </details>
  );
}

import { Info, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { Hindrance } from './use_submission.ts';

interface HindranceNoticeProps {
  readonly hindrance: Hindrance;
  readonly onTab: (tab: SetTab) => void;
}

/** Says why the buttons are disabled, with a link that resolves it. */
export function HindranceNotice({ hindrance, onTab }: HindranceNoticeProps) {
  const t = useTranslations('submission.hindrance');
  return (
    <div
      role="status"
      data-testid="hindrance"
      data-kind={hindrance.kind}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 font-bold"
    >
      <Info size={20} strokeWidth={1.75} className="shrink-0 text-sky" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48">
        {hindrance.kind === 'blocked' ? t('blocked', { count: hindrance.count }) : t(hindrance.kind)}
      </p>
      {hindrance.kind === 'blocked' || hindrance.kind === 'check_failed' ? (
        <Button onPress={() => onTab('check')}>{t('toCheck')}</Button>
      ) : null}
      {hindrance.kind === 'elsewhere' ? (
        <Link to={`/sets/${hindrance.stampId}?tab=send`} className={buttonClass('quiet')}>
          {t('toElsewhere')}
        </Link>
      ) : null}
    </div>
  );
}

const risks = ['unofficial', 'terms', 'account', 'review', 'manual'] as const;

/** Explains the risk to the person's LINE account when a program fills in the pages. */
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

/** Says that the balance is too low, with a link to buy tokens and return. */
export function TokensMissing({ stampId, missing }: { stampId: string; missing: number }) {
  const t = useTranslations('submission.hindrance');
  return (
    <>
      <p className="text-note font-bold text-act-text" data-testid="tokens-missing">
        {t('tokens', { missing })}
      </p>
      <Link
        to={`/tokens?next=${encodeURIComponent(`/sets/${stampId}?tab=send`)}`}
        className={buttonClass('quiet')}
      >
        {t('toTokens')}
      </Link>
    </>
  );
}

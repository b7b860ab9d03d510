import { Info } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { Hindrance } from './hindrance.ts';

interface HindranceNoticeProps {
  readonly hindrance: Hindrance;
  readonly onTab: (tab: SetTab) => void;
}

/** Why the buttons do nothing yet, and the way to change that. */
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

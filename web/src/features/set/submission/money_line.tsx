import { useTranslations } from 'use-intl';
import type { AttemptMoney } from './use_submission_money.ts';

/** The third line of every failure: what became of the tokens. */
export function MoneyLine({ money }: { money: AttemptMoney | null }) {
  const t = useTranslations('submission.money');
  if (money === null) return null;
  return (
    <p className="text-note" data-testid="attempt-money" data-kind={money.kind}>
      {money.kind === 'returned' || money.kind === 'held'
        ? t(money.kind, { amount: money.amount })
        : t(money.kind)}
    </p>
  );
}

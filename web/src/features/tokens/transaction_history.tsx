import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHeld } from '../../lib/firebase/live.ts';
import { ShowMore } from '../../ui/show_more.tsx';
import { TransactionRow } from './transaction_row.tsx';
import { transactionRows } from './transaction_rows.ts';
import { useLedger } from './use_ledger.ts';

/** Page size for entries of each kind. */
const step = 40;

/** All ledger entries, newest first, with the balance after each. */
export function TransactionHistory({ uid, balance }: { uid: string; balance: number }) {
  const t = useTranslations('tokens');
  const [most, setMost] = useState(step);
  const { live: ledger, isReading } = useHeld(useLedger(uid, most), uid);
  if (ledger.state === 'failed') throw ledger.error;
  const lines = ledger.state === 'ready' ? transactionRows(balance, ledger.value) : null;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{t('historyTitle')}</h2>
      {lines?.length === 0 ? (
        <p className="rounded-card border border-dashed border-line-strong p-6 text-center text-ink-soft">
          {t('historyEmpty')}
        </p>
      ) : null}
      {lines && lines.length > 0 ? (
        <div className="overflow-hidden rounded-card border border-line bg-card">
          <table className="w-full border-collapse text-left" data-testid="history">
            <thead className="border-b border-line bg-sunken text-note text-ink-soft">
              <tr>
                <th className="px-5 py-2.5 max-sm:hidden">{t('columns.date')}</th>
                <th className="px-4 py-2.5">{t('columns.what')}</th>
                <th className="px-2 py-2.5 text-right whitespace-nowrap">{t('columns.change')}</th>
                <th className="py-2.5 pr-4 pl-2 text-right whitespace-nowrap sm:pr-5">
                  {t('columns.balance')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <TransactionRow key={line.id} line={line} number={index + 1} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <ShowMore
        label={t('earlier')}
        shown={t('shown', { count: lines?.length ?? 0 })}
        hasMore={ledger.state === 'ready' && ledger.value.hasMore}
        isReading={isReading}
        onPress={() => setMost(most + step)}
        data-testid="earlier"
      />
    </section>
  );
}

import { prices } from '@pochitto/functions/domain/prices';
import { useFormatter, useTranslations } from 'use-intl';
import { Notice } from '../../ui/notice.tsx';

/** How much there is, and what it is good for. Less than nothing is said kindly, with the way out. */
export function Balance({ balance }: { balance: number }) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const { sticker, submission, freeRegenerations } = prices;
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-card p-5 sm:p-6">
      <h2 className="font-sans text-note font-bold text-ink-soft">{t('balance')}</h2>
      <p aria-live="polite" className="flex items-baseline gap-2">
        <span className="font-display text-6xl tabular-nums" data-testid="balance-big" data-value={balance}>
          {format.number(balance)}
        </span>
        <span className="font-bold">{t('unit')}</span>
      </p>
      <p className="text-note text-ink-soft">{t('uses', { sticker, submission, free: freeRegenerations })}</p>
      {balance < 0 ? (
        <div data-testid="below-zero">
          <Notice kind="info" title={t('belowTitle')}>
            <p>{t('belowText', { missing: 0 - balance })}</p>
          </Notice>
        </div>
      ) : null}
    </section>
  );
}

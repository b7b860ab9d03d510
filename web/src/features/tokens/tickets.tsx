import type { Ticket } from '@pochitto/functions/domain/tokens/ticket';
import { useTranslations } from 'use-intl';
import { useDay } from '../../i18n/format_date.ts';
import type { WithId } from '../../lib/firebase/live.ts';

interface TicketsProps {
  readonly usable: readonly WithId<Ticket>[];
  readonly gone: readonly WithId<Ticket>[];
}

/** Usable tickets as slips, and what happened to the others. */
export function Tickets({ usable, gone }: TicketsProps) {
  const t = useTranslations('tokens');
  const day = useDay();
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-card p-5 sm:p-6">
      <h2 className="font-sans text-note font-bold text-ink-soft">{t('ticketsTitle')}</h2>
      <p aria-live="polite" className={usable.length > 0 ? 'font-bold' : 'text-ink-soft'}>
        {usable.length > 0 ? t('ticketCount', { count: usable.length }) : t('ticketsNone')}
      </p>
      <ul className="flex flex-wrap gap-3" data-testid="tickets" data-count={usable.length}>
        {usable.map(({ id, origin, createdAt }) => (
          <li key={id} className="slip flex text-note" data-testid="ticket">
            <span className="grid place-items-center px-3 font-display text-base">{t('ticketPays')}</span>
            <span className="flex flex-col border-l-2 border-dashed border-current/30 py-2 pr-4 pl-3 leading-snug">
              <b>{t(`ticketOrigins.${origin}`)}</b>
              <span className="opacity-80">{day(createdAt)}</span>
            </span>
          </li>
        ))}
      </ul>
      {gone.length > 0 ? (
        <details className="text-note text-ink-soft">
          <summary className="min-h-11 content-center font-bold">
            {t('ticketsUsed', { count: gone.length })}
          </summary>
          <ul className="flex flex-col gap-1">
            {gone.map(({ id, origin, consumedAt, deletedAt }) => (
              <li key={id}>
                {t(`ticketOrigins.${origin}`)} ・{' '}
                {consumedAt && !deletedAt ? t('ticketUsedOn', { date: day(consumedAt) }) : t('ticketTaken')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

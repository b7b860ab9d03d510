import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { calledName, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { offers } from '@pochitto/functions/domain/tokens/prices';
import { orderBy, where } from 'firebase/firestore';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useDateTime, useDay, useShortDateTime } from '../../i18n/format_date.ts';
import { useLiveDocument, useLiveQuery } from '../../lib/firebase/live.ts';
import type { Line } from './transaction_rows.ts';

interface TransactionRowProps {
  readonly line: Line;
  /** 1 is the newest. */
  readonly number: number;
}

export function TransactionRow({ line, number }: TransactionRowProps) {
  const format = useFormatter();
  const dateTime = useDateTime();
  const shortDateTime = useShortDateTime();
  const { id, at, kind, change, balance } = line;
  const signed = format.number(change, { signDisplay: 'exceptZero' });
  return (
    <tr
      className="border-b border-line align-top last:border-0"
      data-testid={`history-row-${number}`}
      data-kind={kind}
      data-change={change}
      data-balance={balance}
      data-entry={id}
    >
      <td className="px-5 py-3 text-note whitespace-nowrap text-ink-soft max-sm:hidden">{dateTime(at)}</td>
      <td className="px-4 py-3">
        <span className="block text-note text-ink-soft whitespace-nowrap sm:hidden">{shortDateTime(at)}</span>
        <What line={line} />
      </td>
      <td
        className={`px-2 py-3 text-right font-display text-lg tabular-nums whitespace-nowrap ${change > 0 ? 'text-matcha' : change < 0 ? 'text-ink' : 'text-ink-soft'}`}
      >
        <Change line={line} signed={signed} />
      </td>
      <td className="py-3 pr-4 pl-2 text-right whitespace-nowrap tabular-nums sm:pr-5">
        {format.number(balance)}
      </td>
    </tr>
  );
}

function Change({ line: { kind, change }, signed }: { line: Line; signed: string }) {
  const t = useTranslations('tokens.rows');
  if (change !== 0) return signed;
  if (kind === 'ticket') return <span className="font-sans text-note">{t('plusTicket')}</span>;
  const isWork = kind === 'generation' || kind === 'regeneration' || kind === 'submission';
  return isWork ? <span className="font-sans text-note">{t('free')}</span> : '0';
}

function What({ line }: Pick<TransactionRowProps, 'line'>) {
  const t = useTranslations('tokens');
  const day = useDay();
  const { kind, offer, yen, stampId, id, at } = line;
  const tokens = offer ? offers[offer].tokens : 0;
  const isPaid = kind === 'tokens' || kind === 'ticket';
  return (
    <>
      {t(`rows.${kind}`, { tokens, yen: Math.abs(yen ?? 0) })}
      {stampId ? <SetName stampId={stampId} /> : null}
      {isPaid ? (
        <Link
          to={`/tokens/receipts/${id}`}
          aria-label={t('receiptFor', { date: day(at) })}
          className="block w-fit text-note text-ink-soft underline"
          data-testid="receipt-link"
        >
          {t('receipt')}
        </Link>
      ) : null}
    </>
  );
}

/** Link to the set of an entry, by its name; renders nothing for a deleted set. */
function SetName({ stampId }: { stampId: string }) {
  const t = useTranslations('tokens');
  const stamp = useLiveDocument(documents.stamp(stampId), stampSchema);
  const set = stamp.state === 'ready' && stamp.value.deletedAt === null ? stamp.value : null;
  const firsts = useLiveQuery(
    set && calledName(set) === '' ? `${set.queueId} first` : null,
    collections.generateQueueMessages,
    [
      where('userId', '==', set?.userId ?? ''),
      where('queueId', '==', set?.queueId ?? ''),
      orderBy('orderPriority'),
    ],
    generateQueueMessageSchema,
    1,
  );
  if (!set) return null;
  const name = calledName(set, firsts.state === 'ready' ? firsts.value[0]?.message : undefined);
  if (name === '') return null;
  return (
    <Link to={`/sets/${stampId}`} className="block text-note text-ink-soft underline">
      {t('set', { name })}
    </Link>
  );
}

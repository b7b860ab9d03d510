import { collections } from '@pochitto/functions/domain/paths';
import { tokenConsumptionSchema } from '@pochitto/functions/domain/tokens/token_consumption';
import {
  type TransactionStatus,
  tokenTransactionSchema,
} from '@pochitto/functions/domain/tokens/token_transaction';
import { orderBy, where } from 'firebase/firestore';
import { useMemo } from 'react';
import { type Live, useLiveQuery } from '../../lib/firebase/live.ts';
import { bookedAt, type Ledger } from './transaction_rows.ts';

type Entries = Ledger & { readonly hasMore: boolean };

/**
 * Subscribes to the newest `most` entries of each kind. `hasMore`: there are older ones; from `since` on, the list
 * is complete.
 */
export function useLedger(uid: string, most: number): Live<Entries> {
  const key = `${uid} newest ${most}`;
  const came = useTransactions(key, uid, ['completed', 'completedAt'], most);
  const lapsed = useTransactions(key, uid, ['failed', 'createdAt'], most);
  const spent = useLiveQuery(
    key,
    collections.tokenConsumptions,
    [where('userId', '==', uid), orderBy('createdAt', 'desc')],
    tokenConsumptionSchema,
    most,
  );
  // Keeps its identity while nothing changed, as `useHeld` requires.
  return useMemo((): Live<Entries> => {
    if (came.state !== 'ready') return came;
    if (lapsed.state !== 'ready') return lapsed;
    if (spent.state !== 'ready') return spent;
    const transactions = [...came.value, ...lapsed.value];
    // If one list was truncated, older entries of the other lists would appear without their neighbors.
    const since = Math.max(
      cut(came.value.map(bookedAt), most),
      cut(lapsed.value.map(bookedAt), most),
      cut(
        spent.value.map(({ createdAt }) => createdAt),
        most,
      ),
    );
    return {
      state: 'ready',
      isFromCache: [came, lapsed, spent].some(({ isFromCache }) => isFromCache === true),
      value: {
        transactions: transactions.filter((entry) => bookedAt(entry).getTime() >= since),
        consumptions: spent.value.filter(({ createdAt }) => createdAt.getTime() >= since),
        hasMore: since > Number.NEGATIVE_INFINITY,
      },
    };
  }, [came, lapsed, spent, most]);
}

/** Subscribes to the transactions in one status, by the date shown in the history. */
function useTransactions(
  key: string,
  uid: string,
  [status, date]: readonly [TransactionStatus, 'completedAt' | 'createdAt'],
  most: number,
) {
  return useLiveQuery(
    `${key} ${status}`,
    collections.tokenTransactions,
    [where('userId', '==', uid), where('status', '==', status), orderBy(date, 'desc')],
    tokenTransactionSchema,
    most,
  );
}

/** Returns the oldest date of a truncated list; a complete list sets no limit. */
function cut(dates: readonly Date[], most: number): number {
  return dates[most - 1]?.getTime() ?? Number.NEGATIVE_INFINITY;
}

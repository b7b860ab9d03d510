import { collections } from '@pochitto/functions/domain/paths';
import { tokenConsumptionSchema } from '@pochitto/functions/domain/token_consumption';
import { tokenTransactionSchema } from '@pochitto/functions/domain/token_transaction';
import { limit, orderBy, where } from 'firebase/firestore';
import { type Live, useLiveQuery } from '../../lib/live.ts';
import type { Ledger } from './bank_book_lines.ts';

/** The newest `most` entries of each kind. `hasMore`: there are older ones, from `since` on nothing is left out. */
export function useLedger(uid: string, most: number): Live<Ledger & { readonly hasMore: boolean }> {
  const newest = [where('userId', '==', uid), orderBy('createdAt', 'desc'), limit(most)];
  const key = `${uid} newest ${most}`;
  const bought = useLiveQuery(key, collections.tokenTransactions, newest, tokenTransactionSchema);
  const spent = useLiveQuery(key, collections.tokenConsumptions, newest, tokenConsumptionSchema);
  if (bought.state !== 'ready') return bought;
  if (spent.state !== 'ready') return spent;
  // Where one list was cut, older entries of the other would stand in the book without their neighbours.
  const since = Math.max(...[bought.value, spent.value].map((entries) => cut(entries, most)));
  const kept = <Entry extends { createdAt: Date }>(entries: readonly Entry[]) =>
    entries.filter(({ createdAt }) => createdAt.getTime() >= since);
  return {
    state: 'ready',
    value: {
      transactions: kept(bought.value),
      consumptions: kept(spent.value),
      hasMore: since > Number.NEGATIVE_INFINITY,
    },
  };
}

function cut(entries: readonly { createdAt: Date }[], most: number): number {
  const oldest = entries[most - 1];
  return oldest ? oldest.createdAt.getTime() : Number.NEGATIVE_INFINITY;
}

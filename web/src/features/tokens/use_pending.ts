import { collections } from '@pochitto/functions/domain/paths';
import { type TokenTransaction, tokenTransactionSchema } from '@pochitto/functions/domain/token_transaction';
import { where } from 'firebase/firestore';
import { type Live, ofOne, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** Orders that are neither paid nor over. Those with a voucher wait for somebody to pay at a konbini. */
export function usePending(uid: string): Live<readonly WithId<TokenTransaction>[]> {
  return useLiveQuery(
    `${uid} pending`,
    collections.tokenTransactions,
    [where('userId', '==', uid), where('status', '==', 'pending')],
    tokenTransactionSchema,
    ofOne,
  );
}

import { collections } from '../domain/paths.ts';
import type { TokenTransaction } from '../domain/token_transaction.ts';
import type { Context } from '../platform/context.ts';

const kind: TokenTransaction['kind'] = 'purchase';
const status: TokenTransaction['status'] = 'completed';

/** Whether somebody ever bought something. */
export async function hasPaid({ firestore }: Pick<Context, 'firestore'>, uid: string): Promise<boolean> {
  const purchases = firestore
    .collection(collections.tokenTransactions)
    .where('userId', '==', uid)
    .where('kind', '==', kind)
    .where('status', '==', status);
  return !(await purchases.limit(1).get()).empty;
}

import type { Query, Transaction } from 'firebase-admin/firestore';
import type { ErrorCode } from '../domain/error_codes.ts';
import { PochittoError } from '../domain/errors.ts';

/**
 * Refuses one more where somebody has as many open as they may. Counts in the transaction that writes it, before any write.
 *
 * @param open what is open of this person, without a limit.
 * @throws PochittoError `code`
 */
export async function limitOpen(
  transaction: Transaction,
  open: Query,
  { most, code }: { readonly most: number; readonly code: ErrorCode },
): Promise<void> {
  const { count } = (await transaction.get(open.limit(most).count())).data();
  if (count >= most) throw new PochittoError(code);
}

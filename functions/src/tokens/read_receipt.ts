import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import type { Write } from './write.ts';

interface Receipt {
  readonly id: string;
  readonly type: string;
  readonly purchaseId: string | null;
}

/** Notes an event as done, together with what it did; null when it was noted before. */
export async function readReceipt(
  { firestore }: Context,
  transaction: Transaction,
  { id, type, purchaseId }: Receipt,
): Promise<Write | null> {
  const reference = firestore.doc(documents.stripeEvent(id));
  if ((await transaction.get(reference)).exists) return null;
  const now = FieldValue.serverTimestamp();
  return () => void transaction.create(reference, { type, purchaseId, createdAt: now, updatedAt: now });
}

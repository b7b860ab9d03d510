import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { collections, documents } from '../domain/paths.ts';
import {
  type ConsumptionReason,
  type TokenConsumption,
  tokenConsumptionSchema,
} from '../domain/token_consumption.ts';
import type { TokenTransaction } from '../domain/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import type { Write } from './with_ledger.ts';

/** What a set has cost for one reason: entries that were not given back, and their tokens. */
export interface Paid {
  readonly times: number;
  readonly tokens: number;
}

/** Reads what a set has cost so far for `reason`, less what came back. */
export async function readPaid(
  { firestore }: Context,
  transaction: Transaction,
  { stampId, reason }: { stampId: string; reason: ConsumptionReason },
): Promise<Paid> {
  // Every entry of a set also writes the set. Holding that, nobody else adds one before we are done, and the
  // entries can be read beside the transaction: a query inside it would hold up other people's entries too.
  await transaction.get(firestore.doc(documents.stamp(stampId)));
  const { docs } = await firestore
    .collection(collections.tokenConsumptions)
    .where('stampId', '==', stampId)
    .get();
  const entries = new Map<string, TokenConsumption>();
  for (const snapshot of docs) {
    const entry = readDocument(tokenConsumptionSchema, snapshot);
    if (entry) entries.set(snapshot.id, entry);
  }
  return paidFor(entries, reason);
}

/** The same of entries by id. */
function paidFor(entries: ReadonlyMap<string, TokenConsumption>, reason: ConsumptionReason): Paid {
  const standing = new Map([...entries].filter(([, entry]) => entry.reason === reason));
  for (const { returnOf } of entries.values()) if (returnOf) standing.delete(returnOf);
  const tokens = [...standing.values()].reduce((sum, { amount }) => sum + amount, 0);
  return { times: standing.size, tokens };
}

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

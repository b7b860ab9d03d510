import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import {
  type ChargeReason,
  standingCharges,
  tokenConsumptionSchema,
} from '../domain/tokens/token_consumption.ts';
import type { Purchase } from '../domain/tokens/token_transaction.ts';
import { requireAiRunning } from '../platform/ai_switch.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import type { Write } from './ledger.ts';

/** What a set has cost for one reason: the number of charges that were not refunded, and their tokens. */
export interface Paid {
  readonly times: number;
  readonly tokens: number;
}

/** Reads what a set has cost so far for `reason`, without refunded charges. */
export async function readPaid(
  { firestore }: Context,
  transaction: Transaction,
  { stampId, reason }: { stampId: string; reason: ChargeReason },
): Promise<Paid> {
  // Every entry of a set also writes the set. Reading the set locks it, so no entry is added before this
  // transaction ends, and the entries can be read outside of it. A query inside would lock other people's entries
  // too.
  await transaction.get(firestore.doc(documents.stamp(stampId)));
  const { docs } = await firestore
    .collection(collections.tokenConsumptions)
    .where('stampId', '==', stampId)
    .get();
  const entries = docs.flatMap((snapshot) => {
    const entry = readDocument(tokenConsumptionSchema, snapshot);
    return entry ? { ...entry, id: snapshot.id } : [];
  });
  const standing = standingCharges(entries, reason);
  return { times: standing.length, tokens: standing.reduce((sum, { amount }) => sum + amount, 0) };
}

const kind: Purchase['kind'] = 'purchase';
const status: Purchase['status'] = 'completed';

/** Whether the person has at least one completed purchase. */
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

/** Prepares recording an event as processed, together with its effect; null if it was already recorded. */
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

/**
 * Checks that a person may use AI drawing and that no operator has stopped it. Allowed are verified people
 * (`isVerifiedSignIn`), people with a linked LINE account, and people with at least one purchase. Called before
 * anything is created or charged.
 *
 * @throws PochittoError `ai_unverified`, `engine_unavailable`
 */
export async function requireAiAccess(
  context: Pick<Context, 'firestore'>,
  { uid, isVerified = false }: Pick<Caller, 'uid' | 'isVerified'>,
): Promise<void> {
  await requireAiRunning(context);
  if (isVerified) return;
  const profile = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  if (profile?.lineUserId || (await hasPaid(context, uid))) return;
  throw new PochittoError('ai_unverified');
}

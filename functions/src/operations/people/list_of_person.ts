import { FieldPath } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { collections } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import { tokenConsumptionSchema } from '../../domain/tokens/token_consumption.ts';
import { tokenTransactionSchema } from '../../domain/tokens/token_transaction.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readTimeCursor, timeCursor, timePage } from '../../platform/page_cursor.ts';
import { readDocument } from '../../platform/read_document.ts';
import { writeAudit } from '../../platform/write_audit.ts';

type Entry = CallableOutput<'listLedgerOf'>['entries'][number];

const pageSize = 30;

const noteSeen = (context: Context, caller: Caller, uid: string, action: 'history_seen' | 'sets_seen') =>
  writeAudit(context, caller, { action, targetId: uid, change: null });

/** Returns a page of a person's transaction history: both kinds of ledger entries, newest first. */
export async function listLedgerOf(
  context: Context,
  caller: Caller,
  { uid, cursor }: CallableRequest<'listLedgerOf'>,
): Promise<CallableOutput<'listLedgerOf'>> {
  const place = cursor === null ? null : readTimeCursor(cursor);
  if (place === null) await noteSeen(context, caller, uid, 'history_seen');
  const read = async (collection: string) => {
    const ordered = context.firestore
      .collection(collection)
      .where('userId', '==', uid)
      .orderBy('createdAt', 'desc')
      .orderBy(FieldPath.documentId(), 'desc');
    const rest = place === null ? ordered : ordered.startAfter(place.time, place.id);
    return (await rest.limit(pageSize + 1).get()).docs;
  };
  const [incoming, spent] = await Promise.all([
    read(collections.tokenTransactions),
    read(collections.tokenConsumptions),
  ]);
  const all = [
    ...incoming.map((snapshot) => ({ snapshot, entry: incomingEntry(snapshot) })),
    ...spent.map((snapshot) => ({ snapshot, entry: spentEntry(snapshot) })),
  ].toSorted((one, other) => (timeKey(one.snapshot) < timeKey(other.snapshot) ? 1 : -1));
  const page = all.slice(0, pageSize);
  const last = all.length > pageSize ? page.at(-1)?.snapshot : undefined;
  return {
    entries: page.flatMap(({ entry }) => (entry ? [entry] : [])),
    next: last ? timeCursor(last, 'createdAt') : null,
  };
}

type Snapshot = Parameters<typeof timeCursor>[0];

/** Sort key in Firestore's order: by time, then by id. */
function timeKey(snapshot: Snapshot): string {
  const { seconds, nanoseconds } = snapshot.get('createdAt');
  return `${String(seconds).padStart(12, '0')}.${String(nanoseconds).padStart(9, '0')} ${snapshot.id}`;
}

function incomingEntry(snapshot: Snapshot): Entry | null {
  const entry = readDocument(tokenTransactionSchema, snapshot);
  if (!entry) return null;
  const { kind, amount, status, createdAt } = entry;
  return {
    id: snapshot.id,
    createdAt: createdAt.toISOString(),
    kind,
    amount,
    status,
    priceYen: entry.kind === 'bonus' ? null : entry.priceYen,
    stampId: null,
  };
}

function spentEntry(snapshot: Snapshot): Entry | null {
  const entry = readDocument(tokenConsumptionSchema, snapshot);
  if (!entry) return null;
  const { reason, amount, stampId, createdAt } = entry;
  return {
    id: snapshot.id,
    createdAt: createdAt.toISOString(),
    priceYen: null,
    stampId,
    kind: reason === 'refund' ? 'workRefund' : reason,
    // Avoids "-0".
    amount: 0 - amount,
    status: 'completed',
  };
}

/** Returns a page of a person's sets, newest first. */
export async function listSetsOf(
  context: Context,
  caller: Caller,
  { uid, cursor }: CallableRequest<'listSetsOf'>,
): Promise<CallableOutput<'listSetsOf'>> {
  if (cursor === null) await noteSeen(context, caller, uid, 'sets_seen');
  const query = context.firestore
    .collection(collections.stamps)
    .where('userId', '==', uid)
    .where('deletedAt', '==', null);
  const { docs, next } = await timePage(query, { field: 'createdAt', cursor, size: pageSize });
  const sets = docs.flatMap((snapshot) => {
    const stamp = stampSchema.safeParse(snapshot.data()).data;
    if (!stamp) return [];
    const { title, status, engine, messageCount, consumedTokens, failure, createdAt } = stamp;
    return [
      {
        stampId: snapshot.id,
        title,
        status,
        engine,
        messageCount,
        consumedTokens,
        errorCode: failure?.code ?? null,
        createdAt: createdAt.toISOString(),
      },
    ];
  });
  return { sets, next };
}

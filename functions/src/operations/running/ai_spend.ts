import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { type AiSpend, aiSpendSchema } from '../../domain/generation/openai_usage.ts';
import { collections, documents } from '../../domain/paths.ts';
import { japanDay } from '../../domain/timestamp.ts';
import { readAiSwitch } from '../../platform/ai_switch.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { writeAudit } from '../../platform/write_audit.ts';

const shownDays = 30;
const mostPeople = 50;
const dayMs = 86_400_000;

/**
 * Returns what AI drawing cost in the last 30 days, and on one day by model and person. The access is logged first.
 */
export async function readAiSpend(
  context: Context,
  caller: Caller,
  { day = null }: CallableRequest<'readAiSpend'>,
): Promise<CallableOutput<'readAiSpend'>> {
  const shown = day ?? japanDay(context.now());
  await writeAudit(context, caller, {
    action: 'ai_spend_seen',
    targetId: null,
    change: null,
    subject: shown,
  });
  const [days, ofDay, people, stop] = await Promise.all([
    readDays(context),
    readDay(context, shown),
    readPeople(context, shown),
    readAiSwitch(context),
  ]);
  return {
    day: shown,
    days,
    models: Object.entries(ofDay?.models ?? {})
      .map(([model, costUsdMicros]) => ({ model, costUsdMicros }))
      .toSorted((one, other) => other.costUsdMicros - one.costUsdMicros),
    people,
    limits: context.openAi()?.limits ?? null,
    stop: stop && {
      isStopped: stop.isStopped,
      reason: stop.reason,
      changedBy: stop.changedBy,
      at: stop.updatedAt.toISOString(),
    },
  };
}

async function readDays({ firestore, now }: Context) {
  const names = Array.from({ length: shownDays }, (_, index) =>
    japanDay(new Date(now().getTime() - index * dayMs)),
  );
  const books = await firestore.getAll(...names.map((name) => firestore.doc(documents.aiSpendOfDay(name))));
  return books.flatMap((snapshot) => {
    const book = readDocument(aiSpendSchema, snapshot);
    if (!book) return [];
    const { costUsdMicros, freeCostUsdMicros, images } = book;
    return [{ day: snapshot.id, costUsdMicros, freeCostUsdMicros, images }];
  });
}

/** Reads the total of all people for one day; null if nothing was drawn. */
export async function readDay({ firestore }: Context, day: string): Promise<AiSpend | null> {
  return readDocument(aiSpendSchema, await firestore.doc(documents.aiSpendOfDay(day)).get());
}

async function readPeople({ firestore }: Context, day: string) {
  const { docs } = await firestore
    .collection(collections.aiSpend)
    .where('day', '==', day)
    .orderBy('costUsdMicros', 'desc')
    .orderBy(FieldPath.documentId(), 'desc')
    .limit(mostPeople + 1)
    .get();
  return docs.flatMap((snapshot) => {
    const book = readDocument(aiSpendSchema, snapshot);
    // The query also returns the total of all people.
    if (!book || book.userId === null) return [];
    return [{ uid: book.userId, costUsdMicros: book.costUsdMicros, images: book.images }];
  });
}

/** Stops or resumes AI drawing. Calls that a vendor has already received are still billed. */
export async function stopAi(
  context: Context,
  caller: Caller,
  { isStopped, reason }: CallableRequest<'stopAi'>,
): Promise<CallableOutput<'stopAi'>> {
  const { firestore } = context;
  const reference = firestore.doc(documents.aiSwitch());
  await transact(firestore, async (transaction) => {
    const before = await transaction.get(reference);
    const updatedAt = FieldValue.serverTimestamp();
    const createdAt: unknown = before.get('createdAt') ?? updatedAt;
    transaction.set(reference, { isStopped, reason, changedBy: caller.uid, createdAt, updatedAt });
    const action = isStopped ? 'ai_stopped' : 'ai_resumed';
    await writeAudit(context, caller, { action, targetId: null, change: null, note: reason }, transaction);
  });
  return {};
}

import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import type { ImageModelName } from '../../domain/generation/image_model.ts';
import {
  aiSpendSchema,
  imageRateSchema,
  openAiUsageSchema,
  type UsageOutcome,
} from '../../domain/generation/openai_usage.ts';
import { documents } from '../../domain/paths.ts';
import { japanDay } from '../../domain/timestamp.ts';
import type { OpenAiAccount } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact, withMutex } from '../../platform/transact.ts';
import { hasPaid } from '../../tokens/index.ts';

/** A call to reserve. */
export interface SpendCall {
  readonly callId: string;
  /** Counted from 1; another number is another call. */
  readonly attempt: number;
  readonly userId: string;
  readonly purpose: { readonly stampId: string } | { readonly conversionId: string };
  /** As it is sent. */
  readonly prompt: string;
  readonly model: ImageModelName;
  /** Estimated cost in millionths of a USD. */
  readonly costUsdMicros: number;
}

/** A reserved call, to be made after `waitMilliseconds`. */
export interface Reservation extends SpendCall {
  readonly kind: 'reserved';
  readonly day: string;
  readonly waitMilliseconds: number;
}

/** An earlier call; a `pending` one may still be running. */
export interface KnownCall {
  readonly kind: 'known';
  readonly reservation: Reservation;
  readonly outcome: UsageOutcome;
}

const minute = 60_000;
/** A call that would wait longer for a slot is rejected. */
const longestWait = 2 * minute;
/** Micros per USD. */
const micros = 1_000_000;
const maxAttempts = 10;

/**
 * Reserves a call before it is made, with its estimated cost and a rate slot. An existing reservation is returned
 * unchanged. People who have not bought anything share a part of the daily budget and cannot use up the rest.
 *
 * @throws PochittoError `ai_limit_user`, `ai_limit_day`, and `ai_busy` if the next slot is more than two minutes
 * away
 */
export async function reserveSpend(
  context: Context,
  { limits }: OpenAiAccount,
  call: SpendCall,
): Promise<Reservation | KnownCall> {
  const day = japanDay(context.now());
  const isFree = !(await hasPaid(context, call.userId));
  return withMutex('ai spend', () =>
    transact(
      context.firestore,
      async (transaction) => {
        const known = await readKnown(context, transaction, call);
        if (known) return known;
        const [writeDay, writePerson, slot] = await Promise.all([
          readBook(context, transaction, {
            path: documents.aiSpendOfDay(day),
            call,
            isFree,
            day,
            userId: null,
          }),
          readBook(context, transaction, {
            path: documents.aiSpendOfPerson(day, call.userId),
            call,
            isFree,
            day,
            userId: call.userId,
          }),
          readRateSlot(context, transaction, limits.imagesPerMinute),
        ]);
        if (writePerson.total > limits.usdPerUserPerDay * micros) throw new PochittoError('ai_limit_user');
        if (writeDay.total > limits.usdPerDay * micros) throw new PochittoError('ai_limit_day');
        if (isFree && writeDay.freeTotal > limits.usdPerDay * limits.freeShare * micros) {
          throw new PochittoError('ai_limit_day', 'The share of free use is used up.');
        }
        if (slot.waitMilliseconds > longestWait) throw new PochittoError('ai_busy', 'No slot is free.');
        for (const { write } of [writeDay, writePerson, slot]) write();
        writeCall(context, transaction, call, { day, isFree });
        return { ...call, kind: 'reserved' as const, day, waitMilliseconds: slot.waitMilliseconds };
      },
      { maxAttempts },
    ),
  );
}

async function readKnown(
  { firestore }: Context,
  transaction: Transaction,
  call: SpendCall,
): Promise<KnownCall | null> {
  const reference = firestore.doc(documents.openAiUsage(call.callId, call.attempt));
  const usage = readDocument(openAiUsageSchema, await transaction.get(reference));
  if (!usage) return null;
  const { day, costUsdMicros, outcome, model, prompt } = usage.metadata;
  const reservation = {
    ...call,
    kind: 'reserved' as const,
    // As it was sent then; the prompt of this run may differ.
    prompt: prompt ?? call.prompt,
    model,
    day,
    costUsdMicros,
    waitMilliseconds: 0,
  };
  return { kind: 'known', reservation, outcome };
}

interface Book {
  readonly path: string;
  readonly call: SpendCall;
  readonly isFree: boolean;
  readonly userId: string | null;
  readonly day: string;
}

/** Returns the daily total including this call, and its write. */
async function readBook({ firestore }: Context, transaction: Transaction, book: Book) {
  const { path, call, isFree, userId, day } = book;
  const reference = firestore.doc(path);
  const known = readDocument(aiSpendSchema, await transaction.get(reference));
  const models = known?.models ?? {};
  const total = (known?.costUsdMicros ?? 0) + call.costUsdMicros;
  const freeTotal = (known?.freeCostUsdMicros ?? 0) + (isFree ? call.costUsdMicros : 0);
  const updatedAt = FieldValue.serverTimestamp();
  const changed = {
    userId,
    costUsdMicros: total,
    freeCostUsdMicros: freeTotal,
    images: (known?.images ?? 0) + 1,
    models: { ...models, [call.model]: (models[call.model] ?? 0) + call.costUsdMicros },
    day,
    updatedAt,
  };
  const write = () => void transaction.set(reference, { createdAt: updatedAt, ...changed }, { merge: true });
  return { total, freeTotal, write: known ? () => void transaction.update(reference, changed) : write };
}

/** Finds the next free slot: at most `perMinute` calls start within any minute, across all workers. */
async function readRateSlot({ firestore, now }: Context, transaction: Transaction, perMinute: number) {
  const reference = firestore.doc(documents.imageRate('openai'));
  const rate = readDocument(imageRateSchema, await transaction.get(reference));
  const at = now().getTime();
  const recentStarts = (rate?.startsAt ?? []).filter((start) => start > at - minute);
  const before = recentStarts.at(-perMinute);
  const start = Math.max(at, before === undefined ? at : before + minute, recentStarts.at(-1) ?? at);
  const startsAt = [...recentStarts, start];
  return {
    waitMilliseconds: start - at,
    write: () => void transaction.set(reference, { startsAt, updatedAt: FieldValue.serverTimestamp() }),
  };
}

function writeCall(
  { firestore }: Context,
  transaction: Transaction,
  call: SpendCall,
  counted: { readonly day: string; readonly isFree: boolean },
): void {
  const { callId, attempt, userId, purpose, prompt, model, costUsdMicros } = call;
  const now = FieldValue.serverTimestamp();
  transaction.create(firestore.doc(documents.openAiUsage(callId, attempt)), {
    userId,
    usage: null,
    metadata: {
      stampId: null,
      conversionId: null,
      ...purpose,
      callId,
      attempt,
      prompt,
      model,
      requestId: null,
      milliseconds: null,
      costUsdMicros,
      ...counted,
      outcome: 'pending',
    },
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}

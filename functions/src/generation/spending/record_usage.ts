import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { mayBeBilled, openAiUsageSchema, type UsageOutcome } from '../../domain/generation/openai_usage.ts';
import { documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact, withMutex } from '../../platform/transact.ts';
import type { Reservation } from './reserve_spend.ts';

/** How a call ended. */
export interface CallOutcome {
  readonly outcome: Exclude<UsageOutcome, 'pending'>;
  /** As received. */
  readonly usage: unknown;
  readonly requestId: string | null;
  readonly milliseconds: number | null;
  /** Cost in millionths of a USD; if unknown (null), the estimate is kept. */
  readonly costUsdMicros: number | null;
}

/**
 * Closes a reservation with its real cost (0 if it cannot have been billed) and its outcome. Does nothing on a
 * second call, or if the person's usage was deleted: the estimate then stays in the daily total.
 */
export function recordUsage(context: Context, reservation: Reservation, end: CallOutcome): Promise<void> {
  const { firestore } = context;
  const { callId, attempt, userId, day } = reservation;
  const reference = firestore.doc(documents.openAiUsage(callId, attempt));
  return withMutex('ai spend', () =>
    transact(firestore, async (transaction) => {
      const known = readDocument(openAiUsageSchema, await transaction.get(reference));
      if (known?.metadata.outcome !== 'pending') return;
      const estimate = known.metadata.costUsdMicros;
      const isBilled = mayBeBilled(end.outcome);
      const cost = isBilled ? (end.costUsdMicros ?? estimate) : 0;
      const updatedAt = FieldValue.serverTimestamp();
      transaction.update(reference, {
        usage: storable(end.usage),
        'metadata.outcome': end.outcome,
        'metadata.requestId': end.requestId,
        'metadata.milliseconds': end.milliseconds,
        'metadata.costUsdMicros': cost,
        updatedAt,
      });
      for (const path of [documents.aiSpendOfDay(day), documents.aiSpendOfPerson(day, userId)]) {
        transaction.update(
          firestore.doc(path),
          'costUsdMicros',
          FieldValue.increment(cost - estimate),
          'freeCostUsdMicros',
          FieldValue.increment(known.metadata.isFree ? cost - estimate : 0),
          'images',
          FieldValue.increment(isBilled ? 0 : -1),
          // A FieldPath, because model names contain dots.
          new FieldPath('models', known.metadata.model),
          FieldValue.increment(cost - estimate),
          'updatedAt',
          updatedAt,
        );
      }
    }),
  );
}

/** Firestore has no nested arrays, and the vendor may send one. */
function storable(usage: unknown): unknown {
  const text = JSON.stringify(usage ?? null);
  return hasNestedList(usage, false) ? text : JSON.parse(text);
}

function hasNestedList(value: unknown, insideList: boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isList = Array.isArray(value);
  return (isList && insideList) || Object.values(value).some((inner) => hasNestedList(inner, isList));
}

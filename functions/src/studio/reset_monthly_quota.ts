import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
  type QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import type { z } from 'zod';
import { collections } from '../domain/paths.ts';
import { quotaMonth } from '../domain/studio_quota.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { withPurse } from '../tokens/index.ts';

interface Pages {
  readonly pageSize?: number;
}

/** People whose counters are set side by side. */
const atOnce = 20;

/**
 * Begins the month for everybody who is active and has not left: nothing used, but for what was counted since it began.
 * Safe to run twice, late, or again after a death. Answers how many counters it set.
 */
export async function resetMonthlyQuota(context: Context, { pageSize = 300 }: Pages = {}): Promise<number> {
  const living = context.firestore
    .collection(collections.users)
    .where('isActive', '==', true)
    .where('deletedAt', '==', null)
    .orderBy(FieldPath.documentId());
  let reset = 0;
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? living.startAfter(last) : living).limit(pageSize).get();
    const due = docs.filter((snapshot) => isDue(readQuota(snapshot), context.now()));
    for (let at = 0; at < due.length; at += atOnce) {
      const done = await Promise.all(due.slice(at, at + atOnce).map(({ ref }) => resetOne(context, ref)));
      reset += done.filter(Boolean).length;
    }
    last = docs.length === pageSize ? docs.at(-1) : undefined;
  } while (last);
  log.info('monthly quota reset', { people: reset });
  return reset;
}

const quotaSchema = userSchema.pick({ monthlyUsed: true, quotaMonth: true, isActive: true, deletedAt: true });
type Quota = z.output<typeof quotaSchema>;

/** Null for a profile that is none: it must not keep the others from their month. */
const readQuota = (snapshot: DocumentSnapshot): Quota | null =>
  quotaSchema.safeParse(snapshot.data()).data ?? null;

/** Whether the counter still stands on an earlier month, or was never counted in one. */
const isDue = (quota: Quota | null, at: Date): quota is Quota =>
  quota !== null && (quota.quotaMonth === null || quota.quotaMonth < quotaMonth(at));

function resetOne(context: Context, reference: DocumentReference): Promise<boolean> {
  return withPurse(context, reference.id, async (transaction) => {
    const quota = readQuota(await transaction.get(reference));
    const at = context.now();
    if (!isDue(quota, at) || !quota.isActive || quota.deletedAt) return false;
    transaction.update(reference, {
      monthlyUsed: 0,
      quotaMonth: quotaMonth(at),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return true;
  });
}

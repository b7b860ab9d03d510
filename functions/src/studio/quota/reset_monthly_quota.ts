import { type DocumentReference, type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import type { z } from 'zod';
import { userSchema } from '../../domain/accounts/user.ts';
import { collections } from '../../domain/paths.ts';
import { quotaMonth } from '../../domain/studio/studio_quota.ts';
import { type SweepPages, sweepDocuments } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { withLedger } from '../../tokens/index.ts';

/** Maximum duration of one run, in seconds. */
export const resetSeconds = 1800;

/**
 * Resets the monthly quota counter of every active account whose counter belongs to an earlier month. Safe to run
 * twice, late, or again after a crash. Returns how many counters were reset; throws if a counter could not be reset
 * or time ran out, so the schedule runs again and continues from there.
 */
export async function resetMonthlyQuota(
  context: Context,
  { pageSize = 300, until = Date.now() + (resetSeconds - 120) * 1000 }: SweepPages = {},
): Promise<number> {
  const query = context.firestore
    .collection(collections.users)
    .where('isActive', '==', true)
    .where('deletedAt', '==', null);
  const failures: unknown[] = [];
  const onBroken = (_: string, error: unknown) => void failures.push(error);
  const { done, isComplete } = await sweepDocuments(
    context,
    { name: 'monthly_quota', query, orderBy: null, pageSize, atOnce: 20, until, onBroken },
    async (snapshot) => isDue(readQuota(snapshot), context.now()) && (await resetOne(context, snapshot.ref)),
  );
  log.info('monthly quota reset', { people: done });
  if (failures.length > 0) throw failures[0];
  if (!isComplete) throw new Error('The monthly reset ran out of time.');
  return done;
}

const quotaSchema = userSchema.pick({ monthlyUsed: true, quotaMonth: true, isActive: true, deletedAt: true });
type Quota = z.output<typeof quotaSchema>;

/** Returns null for an invalid profile, which must not block the others. */
const readQuota = (snapshot: DocumentSnapshot): Quota | null =>
  quotaSchema.safeParse(snapshot.data()).data ?? null;

/** Whether the counter belongs to an earlier month or was never set. */
const isDue = (quota: Quota | null, at: Date): quota is Quota =>
  quota !== null && (quota.quotaMonth === null || quota.quotaMonth < quotaMonth(at));

function resetOne(context: Context, reference: DocumentReference): Promise<boolean> {
  return withLedger(context, reference.id, async (transaction) => {
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

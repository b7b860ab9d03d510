import { z } from 'zod';
import type { CallableOutput } from '../../domain/api.ts';
import { collections } from '../../domain/paths.ts';
import { type StampStatus, stampStatuses } from '../../domain/stamps/stamp.ts';
import { japanDay, startOfJapanDay } from '../../domain/timestamp.ts';
import { readAiSwitch } from '../../platform/ai_switch.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { countOpen } from '../integrity/findings.ts';
import { readDay } from '../running/ai_spend.ts';
import { readQueues } from './read_queues.ts';
import { readStepTimes } from './read_step_times.ts';

type Overview = CallableOutput<'readOverview'>;

/** Maximum number of sets read for one answer. */
const mostSets = 2000;

/** Returns today's figures, from counts and from the latest work of each kind. */
export async function readOverview(context: Context, _: Caller): Promise<Overview> {
  const today = japanDay(context.now());
  const [sets, steps, queues, spend, aiSwitch, unpaidVouchers, findings] = await Promise.all([
    countSets(context, startOfJapanDay(today)),
    readStepTimes(context),
    readQueues(context),
    readDay(context, today),
    readAiSwitch(context),
    countVouchers(context),
    countOpen(context),
  ]);
  return {
    ...sets,
    steps,
    queues: queues.map(({ oldest, ...queue }) => ({ ...queue, oldest: oldest?.toISOString() ?? null })),
    unpaidVouchers,
    findings,
    ai: {
      costUsdMicros: spend?.costUsdMicros ?? 0,
      limitUsd: context.openAi()?.limits.usdPerDay ?? null,
      isStopped: aiSwitch?.isStopped ?? false,
    },
  };
}

async function countSets(
  { firestore }: Context,
  since: Date,
): Promise<Pick<Overview, 'sets' | 'isEverySet'>> {
  const { docs } = await firestore
    .collection(collections.stamps)
    .where('createdAt', '>=', since)
    .orderBy('createdAt', 'desc')
    .select('status')
    .limit(mostSets)
    .get();
  const sets: Partial<Record<StampStatus, number>> = {};
  for (const snapshot of docs) {
    const status = z.enum(stampStatuses).safeParse(snapshot.get('status')).data;
    if (status) sets[status] = (sets[status] ?? 0) + 1;
  }
  return { sets, isEverySet: docs.length < mostSets };
}

async function countVouchers({ firestore, now }: Context): Promise<number> {
  const unpaid = firestore
    .collection(collections.tokenTransactions)
    .where('status', '==', 'pending')
    .where('voucher.payBefore', '>', now());
  return (await unpaid.count().get()).data().count;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { integrityReportSchema } from '@pochitto/functions/domain/operations/integrity_report';
import { collections } from '@pochitto/functions/domain/paths';
import { checkIntegrity } from '../../functions/src/operations/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { deployedContext } from '../../tests/support/bare_context.ts';

const mostWaits = 120;
const mostRuns = 20;
/** Younger work may still be running and is not judged. */
const ageSeconds = 2 * 86_400;

/**
 * Waits until no job is open, then checks everything stored.
 *
 * @returns what was checked and all findings as text.
 */
export async function checkBooks(): Promise<{
  readonly checked: number;
  readonly findings: readonly string[];
}> {
  const { context, wait } = deployedContext();
  await untilIdle(context);
  wait(ageSeconds);
  const reports = context.firestore.collection(collections.integrityReports).orderBy('day', 'desc').limit(1);
  let checked = 0;
  for (let run = 0; run < mostRuns; run += 1) {
    await checkIntegrity(context);
    const report = integrityReportSchema.parse((await reports.get()).docs[0]?.data());
    checked += report.checked;
    if (report.cycle.next === null) break;
  }
  const { docs } = await context.firestore
    .collection(collections.integrityFindings)
    .where('closedAt', '==', null)
    .get();
  return { checked, findings: docs.map((finding) => `${finding.get('kind')} ${finding.get('place')}`) };
}

async function untilIdle({ firestore }: Context): Promise<void> {
  const open = [
    firestore
      .collection(collections.generateQueues)
      .where('consumedAt', '==', null)
      .where('deletedAt', '==', null),
    firestore.collection(collections.imageConversions).where('status', 'in', ['pending', 'processing']),
  ];
  for (let waits = 0; waits < mostWaits; waits += 1) {
    const counts = await Promise.all(open.map(async (jobs) => (await jobs.count().get()).data().count));
    if (counts.every((count) => count === 0)) return;
    await sleep(1000);
  }
  throw new Error('Jobs are still open two minutes after the last person left.');
}

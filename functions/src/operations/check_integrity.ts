import { FieldValue } from 'firebase-admin/firestore';
import {
  type IntegrityReport,
  integrityReportSchema,
  reportDays,
} from '../domain/operations/integrity_report.ts';
import { collections, documents } from '../domain/paths.ts';
import { japanDay } from '../domain/timestamp.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { closeUnseen, countOpen } from './integrity/findings.ts';
import { cursorOf, scans } from './integrity/scans.ts';

/** Maximum duration of one run, in seconds. */
export const integritySeconds = 1800;

const day = 86_400_000;

/** Name of the step after all scans. */
const closing = 'closing';

type Run = Omit<IntegrityReport, 'createdAt' | 'updatedAt'>;

/**
 * Checks the invariants of all stored data and writes the day's report. Findings are stored in `integrity_findings`
 * and raise an alert. Continues where the last run stopped; the end of a cycle closes findings that no longer
 * apply. Does not change the data it checks: operators repair it.
 */
export async function checkIntegrity(
  context: Context,
  until = Date.now() + (integritySeconds - 120) * 1000,
): Promise<void> {
  const run = await startRun(context);
  await save(context, run);
  try {
    await goOn(context, run, until);
  } finally {
    await end(context, run);
  }
}

/** Continues the cycle of the latest report, or starts a new one. */
async function startRun(context: Context): Promise<Run> {
  const { firestore } = context;
  const startedAt = context.now();
  const reports = firestore.collection(collections.integrityReports).orderBy('day', 'desc').limit(1);
  const last = integrityReportSchema.safeParse((await reports.get()).docs[0]?.data()).data;
  return {
    day: japanDay(startedAt),
    open: await countOpen(context),
    checked: 0,
    closed: 0,
    cycle:
      last === undefined || last.cycle.next === null
        ? await newCycle(context)
        : { ...last.cycle, isWhole: last.cycle.isWhole && last.endedAt !== null },
    lastCycleEndedAt: last?.lastCycleEndedAt ?? null,
    startedAt,
    endedAt: null,
    purgeAt: new Date(startedAt.getTime() + reportDays * day),
  };
}

async function newCycle({ firestore, now }: Context): Promise<Run['cycle']> {
  const batch = firestore.batch();
  for (const scan of scans) batch.delete(firestore.doc(documents.sweepCursor(cursorOf(scan))));
  await batch.commit();
  return { startedAt: now(), finished: [], next: scans[0]?.name ?? closing, isWhole: true };
}

/**
 * Updates `run` as it proceeds, so a failure is reported together with the completed work. A scan that fails does not
 * keep the others from running.
 */
async function goOn(context: Context, run: Run, until: number): Promise<void> {
  for (const scan of scans) {
    if (run.cycle.finished.includes(scan.name)) continue;
    run.cycle.next = scan.name;
    try {
      const { done, isComplete } = await scan.run(context, until);
      run.checked += done;
      if (!isComplete) return;
      run.cycle.finished.push(scan.name);
    } catch (error) {
      log.bug(error, { scan: scan.name });
      run.cycle.isWhole = false;
    }
    await save(context, run);
  }
  run.cycle.next = closing;
  if (run.cycle.isWhole) {
    const { closed, isComplete } = await closeUnseen(context, run.cycle.startedAt, until);
    run.closed += closed;
    if (!isComplete) return;
    run.lastCycleEndedAt = context.now();
  }
  run.cycle.next = null;
}

async function end(context: Context, run: Run): Promise<void> {
  run.open = await countOpen(context);
  run.endedAt = context.now();
  await save(context, run);
  const sum = Object.values(run.open).reduce((total, count) => total + count, 0);
  if (sum > 0) log.bug(new Error('Integrity findings are open.'), { ...run.open, day: run.day });
  if (run.cycle.next !== null) log.info('the integrity check goes on tomorrow', { next: run.cycle.next });
}

async function save({ firestore }: Context, run: Run): Promise<void> {
  const at = FieldValue.serverTimestamp();
  await firestore.doc(documents.integrityReport(run.day)).set({ ...run, createdAt: at, updatedAt: at });
}

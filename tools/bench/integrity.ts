import { integrityReportSchema } from '../../functions/src/domain/operations/integrity_report.ts';
import { collections } from '../../functions/src/domain/paths.ts';
import { checkIntegrity } from '../../functions/src/operations/index.ts';
import { bareContext } from '../../tests/support/bare_context.ts';
import { keptBytes, onBareStack, once } from './bare/bare_stack.ts';
import type { Bench } from './run_benches.ts';

/** Documents of one cycle; one in a thousand breaks its schema. */
const documents = Number(process.env.POCHITTO_BENCH_ITEMS ?? 100_000);
const brokenEach = 1000;
/** Duration of one run, so that a cycle takes several. */
const runMs = 120_000;
const mostRuns = 100;
const batchSize = 500;

interface Cycle {
  readonly runs: number;
  readonly checked: number;
  readonly found: number;
  /** Maximum heap growth between runs in MB, after garbage collection. */
  readonly heapMb: number;
  /** Maximum resident memory between runs, in MB. */
  readonly residentMb: number;
  readonly seconds: number;
}

async function checkCycle(): Promise<Cycle> {
  const { context, wait } = await bareContext();
  const { firestore } = context;
  for (let at = 0; at < documents; at += batchSize) {
    const batch = firestore.batch();
    for (let index = at; index < Math.min(at + batchSize, documents); index += 1) {
      const now = new Date();
      const fields = { type: 'refund.created', purchaseId: null, createdAt: now, updatedAt: now };
      const reference = firestore.doc(`${collections.stripeEvents}/${String(index).padStart(7, '0')}`);
      batch.set(reference, index % brokenEach === 0 ? { ...fields, type: 1 } : fields);
    }
    await batch.commit();
  }
  const reports = firestore.collection(collections.integrityReports).orderBy('day', 'desc').limit(1);
  const atFirst = keptBytes();
  const cycle = { runs: 0, checked: 0, heapMb: 0, residentMb: 0, seconds: 0 };
  for (let next: string | null = ''; next !== null && cycle.runs < mostRuns; ) {
    // Open findings raise an alarm, as they should.
    const startedAt = performance.now();
    await silently(() => checkIntegrity(context, Date.now() + runMs));
    cycle.seconds += (performance.now() - startedAt) / 1000;
    const report = integrityReportSchema.parse((await reports.get()).docs[0]?.data());
    next = report.cycle.next;
    cycle.runs += 1;
    cycle.checked += report.checked;
    cycle.heapMb = Math.max(cycle.heapMb, (keptBytes() - atFirst) / 1e6);
    cycle.residentMb = Math.max(cycle.residentMb, process.memoryUsage().rss / 1e6);
    wait(86_400);
  }
  const findings = await firestore.collection(collections.integrityFindings).count().get();
  console.log(`${cycle.checked} documents in ${cycle.runs} runs, ${findings.data().count} findings`);
  return { ...cycle, found: findings.data().count };
}

/** Runs without log output. */
async function silently(run: () => Promise<void>): Promise<void> {
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) stream.write = () => true;
  try {
    await run();
  } finally {
    for (const { stream, write } of streams) stream.write = write;
  }
}

const checked = once(() => onBareStack(checkCycle));

export const benches: Bench[] = [
  {
    name: 'integrity.missed',
    unit: 'broken documents',
    goal: 0,
    run: async () => [Math.abs(Math.ceil(documents / brokenEach) - (await checked()).found)],
  },
  {
    name: 'integrity.rate',
    unit: 'documents a second',
    goal: 100,
    atLeast: true,
    run: async () => [(await checked()).checked / (await checked()).seconds],
  },
  { name: 'integrity.runs', unit: 'runs', goal: 2, atLeast: true, run: async () => [(await checked()).runs] },
  { name: 'integrity.heap', unit: 'MB', goal: 30, run: async () => [(await checked()).heapMb] },
  { name: 'integrity.resident', unit: 'MB', goal: 400, run: async () => [(await checked()).residentMb] },
];

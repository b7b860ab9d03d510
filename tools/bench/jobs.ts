import { stuckWork } from '../../functions/src/jobs/stuck_work.ts';
import { stuckCases } from '../../tests/jobs/stuck_cases.ts';
import { createStuckItems, stuckKinds } from '../../tests/jobs/stuck_items.ts';
import { keptBytes, onBareStack, once } from './bare/bare_stack.ts';
import type { Bench } from './run_benches.ts';

/** Stuck items per kind; one in a hundred is broken. */
const items = Number(process.env.POCHITTO_BENCH_ITEMS ?? 10_000);
const brokenEach = 100;
/** Each of these runs dozens of queries about one person, so there are fewer. */
const fewer: Partial<Record<(typeof stuckKinds)[number], number>> = {
  accountDeletions: items / 50,
  openAddresses: items / 50,
};
const mostRuns = 10;
const hours = 7;

interface Freed {
  /** Runs of the schedule until only the broken items were stuck. */
  readonly runs: number;
  /** Items that were still stuck then, and are not broken. */
  readonly left: number;
  /** Maximum heap growth during the runs in MB, after garbage collection. */
  readonly heapMb: number;
}

async function freeAll(): Promise<Freed[]> {
  const freed: Freed[] = [];
  const only = process.env.POCHITTO_BENCH_KINDS?.split(',');
  for (const kind of stuckKinds.filter((each) => !only || only.includes(each))) {
    freed.push(await free(kind));
    const { runs, left, heapMb } = freed.at(-1) ?? { runs: 0, left: 0, heapMb: 0 };
    console.log(`${kind}: ${runs} runs, ${left} left, ${heapMb.toFixed(0)} MB of heap`);
  }
  return freed;
}

async function free(kind: (typeof stuckKinds)[number]): Promise<Freed> {
  const { context, tasks, wait, broken } = await createStuckItems(kind, fewer[kind] ?? items, brokenEach);
  const { run, stuckIds } = stuckCases[kind];
  wait(stuckWork[kind].afterSeconds + hours * 3600);
  const atFirst = keptBytes();
  let most = atFirst;
  const look = () => {
    most = Math.max(most, keptBytes());
  };
  const timer = setInterval(look, 2000);
  let runs = 0;
  let left = Number.POSITIVE_INFINITY;
  try {
    while (runs < mostRuns && left > 0) {
      await run(context);
      look();
      runs += 1;
      tasks.length = 0;
      left = (await stuckIds(context)).length - broken;
      wait(300);
    }
  } finally {
    clearInterval(timer);
  }
  return { runs, left: Math.max(0, left), heapMb: (most - atFirst) / 1e6 };
}

/** Frees every kind of stuck work; memoized for all benchmarks. */
const allFreed = once(() => onBareStack(freeAll));

export const benches: Bench[] = [
  {
    name: 'jobs.runs_to_free',
    unit: 'runs',
    goal: mostRuns,
    run: async () => [Math.max(...(await allFreed()).map(({ runs }) => runs))],
  },
  {
    name: 'jobs.left_stuck',
    unit: 'items',
    goal: 0,
    run: async () => [(await allFreed()).reduce((sum, { left }) => sum + left, 0)],
  },
  {
    name: 'jobs.heap_mb',
    unit: 'MB',
    goal: 200,
    run: async () => [Math.max(...(await allFreed()).map(({ heapMb }) => heapMb))],
  },
];

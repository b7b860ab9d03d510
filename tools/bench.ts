import { readdir, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { endProcesses, RUN_VARIABLE } from './stack/end_processes.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const benchSchema = z.object({
  name: z.string().regex(/^[a-z]+\.[a-z0-9_]+$/),
  unit: z.string(),
  /** Most that the value may be, or least where `atLeast` says so. */
  goal: z.number(),
  atLeast: z.boolean().optional(),
  run: z.custom<() => Promise<number[]>>((value) => typeof value === 'function'),
});

/** What a file in tools/bench exports as `benches`: a name, a goal, and how to take samples. */
export type Bench = z.infer<typeof benchSchema>;

interface Measured {
  value: number;
  unit: string;
  goal: number;
  holds: boolean;
  samples: number[];
}

const usage = 'Usage: npm run bench -- [--only NAME] [--json FILE]';

async function registered(): Promise<Bench[]> {
  const folder = new URL('./bench/', import.meta.url);
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .toSorted();
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  const exported = z.looseObject({ benches: z.array(benchSchema).optional() });
  return modules.flatMap((each) => exported.parse(each).benches ?? []);
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[sorted.length % 2 ? middle : middle - 1],
    sorted[middle],
  ];
  return (low + high) / 2;
}

async function measure(bench: Bench): Promise<Measured> {
  const samples = await bench.run();
  const round = (value: number) => Number(value.toPrecision(4));
  const value = round(median(samples));
  return {
    value,
    unit: bench.unit,
    goal: bench.goal,
    holds: bench.atLeast ? value >= bench.goal : value <= bench.goal,
    samples: samples.map(round),
  };
}

function options(words: readonly string[]): { only: string | null; json: string | null } {
  const found = { only: null as string | null, json: null as string | null };
  for (let at = 0; at < words.length; at += 2) {
    const value = words[at + 1];
    if (value === undefined) throw new Error(usage);
    if (words[at] === '--only') found.only = value;
    else if (words[at] === '--json') found.json = value;
    else throw new Error(usage);
  }
  return found;
}

// Browsers and others that a benchmark starts inherit it, and end with this process however it ends.
const run = `bench-${process.pid}`;
process.env[RUN_VARIABLE] = run;
stopOnSignals(() => endProcesses(run));

try {
  const { only, json } = options(process.argv.slice(2));
  const benches = (await registered()).filter(
    ({ name }) => only === null || name === only || name.startsWith(`${only}.`),
  );
  if (benches.length === 0) throw new Error(`There is no benchmark ${only}.`);
  const results: Record<string, Measured> = {};
  for (const bench of benches) {
    const result = await measure(bench);
    results[bench.name] = result;
    const mark = result.holds ? 'holds' : 'MISSED';
    const value = `${result.value} ${result.unit}`;
    console.log(
      `${bench.name.padEnd(26)}${value.padStart(14)}   goal ${String(result.goal).padStart(6)}   ${mark}`,
    );
  }
  if (json) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// Who listens to signals is kept alive by the channel they may come over.
process.exit();

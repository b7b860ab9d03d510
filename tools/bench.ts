// npm run bench [-- --only NAME] [--json FILE]: runs the benchmarks, one after another.
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { type Bench, benchSchema, runBenches } from './bench/run_benches.ts';
import { endProcesses, RUN_VARIABLE } from './stack/end_processes.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

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

// Inherited by browsers and other processes that a benchmark starts, so that they end with this process, however it
// ends.
const run = `bench-${process.pid}`;
process.env[RUN_VARIABLE] = run;
stopOnSignals(() => endProcesses(run));

try {
  const { only, json } = options(process.argv.slice(2));
  const benches = (await registered()).filter(
    ({ name }) => only === null || name === only || name.startsWith(`${only}.`),
  );
  if (benches.length === 0) throw new Error(`There is no benchmark ${only}.`);
  const failed = await runBenches(benches, { json, say: console.log });
  if (failed > 0) throw new Error(`${failed} of ${benches.length} benchmarks failed.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// Signal handlers keep the IPC channel, and with it the process, alive: exit explicitly.
process.exit();

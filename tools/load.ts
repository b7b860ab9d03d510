// npm run load [-- --people N --minutes N]: simulated people with mixed work on their own stack; reports times,
// errors, memory and ledger checks.
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { randomOf } from '../tests/jobs/seeded_random.ts';
import { buildFunctions } from './build/build_functions.ts';
import { checkBooks } from './load/check_books.ts';
import { watchFunctionMemory } from './load/function_memory.ts';
import { timings } from './load/timings.ts';
import { visit } from './load/visitor.ts';
import { seedStack } from './seed/seed_stack.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const options = new Command('npm run load --')
  .option('--people <number>', 'how many at once', '20')
  .option('--minutes <number>', 'how long they work; each finishes what it has begun', '2')
  .parse()
  .opts<{ people: string; minutes: string }>();
/** Maximum memory of the functions at the end, relative to halfway. */
const mostGrowth = 1.3;
/** Processes are still warming up in a shorter run: growth is not judged. */
const leastMinutes = 3;
const people = Number(options.people);
const minutes = Number(options.minutes);

let stop = async () => {};
stopOnSignals(() => stop());
try {
  if (!Number.isInteger(people) || people < 1) throw new Error('--people is a whole number above 0.');
  if (!(minutes > 0)) throw new Error('--minutes is a number above 0.');
  await buildFunctions();
  const stack = await startStack({ functions: true, command: 'bench', asDefault: false, quiet: true });
  stop = () => stack.stop();
  process.env.POCHITTO_STACK = stack.infoFile;
  await seedStack(stack.info);
  // Starts every function once before anything is measured.
  const cold = timings();
  await visit({ info: stack.info, timings: cold, choose: (kinds, done) => (done < kinds ? done : null) });
  if (cold.errors().length > 0) throw new Error(`One person alone fails: ${cold.errors().join('; ')}`);
  console.log(`${people} people for ${minutes} minutes …`);
  const measured = timings();
  const memory = watchFunctionMemory();
  const end = Date.now() + minutes * 60_000;
  // People arrive within the first quarter.
  const apartMs = (minutes * 15_000) / people;
  await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      await sleep(index * apartMs);
      const random = randomOf(index + 1);
      const choose = (kinds: number) => (Date.now() >= end ? null : Math.floor(random() * kinds));
      await visit({ info: stack.info, timings: measured, choose });
    }),
  );
  const { megabytes, growth } = memory.stop();
  const isGrowing = minutes >= leastMinutes && growth > mostGrowth;
  const { checked, findings } = await checkBooks();
  console.log(`\n${measured.table()}\n`);
  console.log(
    `Memory of the functions at each quarter: ${megabytes.join(', ')} MB; those that ran halfway: × ${growth.toFixed(2)}.`,
  );
  console.log(`Books: ${checked} items checked, ${findings.length} findings.`);
  const problems = [...measured.errors(), ...findings, ...(isGrowing ? ['The memory grows.'] : [])];
  for (const problem of problems) console.error(`✘ ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();

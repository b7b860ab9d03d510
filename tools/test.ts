// npm test [-- PATTERN …] [--cpu FILE] [--workers N]: runs all tests, or those in files whose path contains a
// pattern.
import { copyFileSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cookieMark } from '@pochitto/sandbox/creators-market';
import { Command } from 'commander';
import { projects, type TestProject } from '../tests/projects.ts';
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { seedStack } from './seed/seed_stack.ts';
import { ROOT, type StackInfo } from './stack/stack_info.ts';
import { startStack } from './stack/start_stack.ts';
import { type Supervised, startSupervised } from './stack/start_supervised.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';
import { countTests } from './test/count_tests.ts';
import { findInStack } from './test/find_in_stack.ts';
import { measureCpu, reportCpu } from './test/measure_cpu.ts';

const command = new Command('npm test --')
  .argument('[patterns...]', 'parts of the paths of test files; all without any')
  .option('--cpu <file>', 'measures CPU seconds for each test file and writes them there, as JSON (Linux)')
  .option('--workers <number>', 'how many files run at a time')
  // Vitest's own options, such as `-t NAME`.
  .allowUnknownOption()
  .parse();
const patterns: string[] = command.args;
const options = command.opts<{ cpu?: string; workers?: string }>();
const running: { stop(): Promise<void> }[] = [];
const stop = async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
};
stopOnSignals(stop);

const report = join(ROOT, '.pochitto', `tests-${process.pid}.json`);
/** Where the tests find the stack: written as soon as it is ready. */
const stackFile = join(ROOT, '.pochitto', `tests-stack-${process.pid}.json`);
const cpuNotes = join(ROOT, '.pochitto', `tests-cpu-${process.pid}`);
const cpu = options.cpu === undefined ? null : measureCpu(cpuNotes, () => existsSync(stackFile));
let count = { passed: 0, failed: 0, skipped: 0 };
let code = 1;
let starting: Promise<StackInfo | null> = Promise.resolve(null);
try {
  const needs = chosenProjects(patterns).map((project) => project.needs);
  if (needs.length === 0) throw new Error(`No test file has ${patterns.join(' or ')} in its path.`);
  mkdirSync(join(ROOT, '.pochitto'), { recursive: true });
  // Tests without a stack run while it starts.
  starting = neededStack(needs);
  const tests = startVitest();
  code = await Promise.race([tests.ended, starting.then(() => tests.ended)]);
  count = countTests(report);
  const info = await starting;
  if (info?.functionsUrl) await keptNoCookie(info);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await starting.catch(() => null);
await stop();
if (cpu && options.cpu) reportCpu(options.cpu, cpu.stop());
for (const file of [report, stackFile]) rmSync(file, { force: true });

if (count.passed + count.failed === 0) console.error('No test ran.');
// Vitest also fails on errors outside of any test.
if (code !== 0 && count.failed === 0) count.failed = 1;
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);

async function neededStack(needs: readonly TestProject['needs'][]): Promise<StackInfo | null> {
  const everything = needs.includes('everything');
  if (!everything && !needs.includes('emulators')) return null;
  if (everything) {
    console.log('Building functions and web …');
    await Promise.all([buildFunctions(), buildWeb()]);
  }
  process.env.POCHITTO_SANDBOX_DELAYS ??= 'none';
  const stack = await startStack({
    command: 'test',
    functions: everything,
    web: everything && 'built',
    asDefault: false,
  });
  running.push(stack);
  if (everything) await seedStack(stack.info);
  copyFileSync(stack.infoFile, stackFile);
  return stack.info;
}

/**
 * After all tests: checks that no session cookie of Creators Market was stored or logged in plain text.
 *
 * @throws Error that names the places.
 */
async function keptNoCookie(info: StackInfo): Promise<void> {
  const places = await findInStack(info, [cookieMark], [report]);
  if (places.length === 0) return;
  code = 1;
  throw new Error(`A cookie of somebody's session stands in the clear:\n${places.slice(0, 20).join('\n')}`);
}

function startVitest(): Supervised {
  const vitest = [process.execPath, join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run'];
  const reporters = ['--config', 'tests/vitest.config.ts', '--reporter', 'default', '--reporter', 'json'];
  const workers = options.workers === undefined ? [] : [`--maxWorkers=${options.workers}`];
  const parameters = [...reporters, ...workers, `--outputFile.json=${report}`, ...patterns];
  const tests = startSupervised([...vitest, ...parameters], {
    cwd: ROOT,
    environment: {
      ...process.env,
      METADATA_SERVER_DETECTION: 'none',
      POCHITTO_STACK: stackFile,
      ...(cpu ? { POCHITTO_CPU_NOTES: cpuNotes } : {}),
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    },
  });
  running.push(tests);
  tests.onLine((line) => {
    if (!line.startsWith('JSON report written')) console.log(line);
  });
  return tests;
}

/**
 * Returns the projects with a test file whose path contains one of the patterns, like Vitest; all without patterns.
 */
function chosenProjects(patterns: readonly string[]): TestProject[] {
  return projects.filter(({ include }) =>
    globSync(include, { cwd: ROOT, exclude: (name) => String(name).includes('node_modules') }).some(
      (path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)),
    ),
  );
}

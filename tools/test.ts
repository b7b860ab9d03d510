// npm test [-- PATTERN …]: every test, or those in files whose path contains a pattern.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cookieMark } from '@pochitto/sandbox/creators-market';
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { seedStack } from './seed/seed_stack.ts';
import { ROOT } from './stack/root.ts';
import type { StackInfo } from './stack/stack_info.ts';
import { type Stack, startStack } from './stack/start_stack.ts';
import { startSupervised } from './stack/start_supervised.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';
import { chosenProjects } from './test/chosen_projects.ts';
import { countTests } from './test/count_tests.ts';
import { findInStack } from './test/find_in_stack.ts';

/** Not that of `npm start`, so that tests can run beside it. */
const PORT_BASE = 5500;

const patterns = process.argv.slice(2);
const running: { stop(): Promise<void> }[] = [];
const stop = async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
};
stopOnSignals(stop);

const report = join(ROOT, '.pochitto', `tests-${process.pid}.json`);
let count = { passed: 0, failed: 0, skipped: 0 };
let code = 1;
try {
  const stack = await neededStack();
  code = await runVitest(stack);
  count = countTests(report);
  if (stack?.info.functionsUrl) await keptNoCookie(stack.info);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await stop();
rmSync(report, { force: true });

if (count.passed + count.failed === 0) console.error('No test ran.');
// Vitest also fails on errors outside of any test.
if (code !== 0 && count.failed === 0) count.failed = 1;
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);

async function neededStack(): Promise<Stack | null> {
  const needs = chosenProjects(patterns).map((project) => project.needs);
  if (needs.length === 0) throw new Error(`No test file has ${patterns.join(' or ')} in its path.`);
  const everything = needs.includes('everything');
  if (!everything && !needs.includes('emulators')) return null;
  if (everything) {
    console.log('Building functions and web …');
    await Promise.all([buildFunctions(), buildWeb()]);
  }
  process.env.POCHITTO_SANDBOX_DELAYS ??= 'none';
  const base = process.env.POCHITTO_PORT_BASE === undefined ? { portBase: PORT_BASE } : {};
  const stack = await startStack({
    ...base,
    functions: everything,
    web: everything && 'built',
    asDefault: false,
  });
  running.push(stack);
  if (everything) await seedStack(stack.info);
  return stack;
}

/**
 * After all the tests: no cookie of a session at Creators Market was kept or said anywhere in the clear.
 *
 * @throws Error that names the places.
 */
async function keptNoCookie(info: StackInfo): Promise<void> {
  const places = await findInStack(info, [cookieMark], [report]);
  if (places.length === 0) return;
  code = 1;
  throw new Error(`A cookie of somebody's session stands in the clear:\n${places.slice(0, 20).join('\n')}`);
}

async function runVitest(stack: Stack | null): Promise<number> {
  mkdirSync(join(ROOT, '.pochitto'), { recursive: true });
  const vitest = [process.execPath, join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run'];
  const options = ['--config', 'tests/vitest.config.ts', '--reporter', 'default', '--reporter', 'json'];
  const tests = startSupervised([...vitest, ...options, `--outputFile.json=${report}`, ...patterns], {
    cwd: ROOT,
    environment: {
      ...process.env,
      METADATA_SERVER_DETECTION: 'none',
      ...(stack === null ? {} : { POCHITTO_STACK: stack.infoFile }),
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    },
  });
  running.push(tests);
  tests.onLine((line) => {
    if (!line.startsWith('JSON report written')) console.log(line);
  });
  return tests.ended;
}

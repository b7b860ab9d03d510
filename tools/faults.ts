// npm run faults [-- --product PRODUCT] [--sample] [--only TEXT] [--spread N] [--workers N] [--resume] [--out FILE]: runs every fault
// of the site against every step of a submission.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Product, products } from '@pochitto/functions/domain/product/product_spec';
import { startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { Command, Option } from 'commander';
import type { OpenBrowser } from '../functions/src/vendors/creators-market/browser/open_browser.ts';
import { faultCases, sampleCases } from './faults/fault_cases.ts';
import { faultJournal } from './faults/fault_journal.ts';
import { writeFaultReport } from './faults/fault_report.ts';
import type { FaultResult } from './faults/fault_world.ts';
import { ROOT } from './stack/stack_info.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

interface Options {
  product?: Product;
  only: string;
  sample?: boolean;
  spread?: string;
  workers: string;
  resume?: boolean;
  out?: string;
}

const options = new Command('faults')
  .addOption(new Option('--product <product>', 'only cases of this product').choices(products))
  .option('--only <text>', 'only cases whose name contains this', '')
  .option('--sample', 'each way to end once, where it is hit hardest')
  .option('--spread <number>', 'only so many cases, spread evenly over all')
  .option('--workers <number>', 'how many at a time', '2')
  .option('--resume', 'goes on after a run that was cut off, with what it had')
  .option('--out <file>', 'where to write the table')
  .parse()
  .opts<Options>();

/** How long processes of the browser may take to end, and the pause between two checks, in ms. */
const patienceMs = 5000;
const pauseMs = 100;

/** Upper bound of the whole run. */
const lifetime = 3 * 3_600_000;

// The attempts' log would hide the table. The logger keeps the console that exists when it is loaded: modules that
// log are loaded after this.
const say = console.log;
for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) console[way] = () => {};

let stop = async () => {};
stopOnSignals(() => stop());
try {
  const { openBrowser } = await import('../functions/src/vendors/creators-market/browser/open_browser.ts');
  // Uses the stack in POCHITTO_STACK, else starts one that ends with this process.
  const stack = process.env.POCHITTO_STACK
    ? null
    : await startStack({ command: 'faults', functions: false, web: false, asDefault: false });
  stop = async () => stack?.stop();
  if (stack) process.env.POCHITTO_STACK = stack.infoFile;
  const sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: 'none' });
  const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
  const opened = await openBrowser({ site, lifetime });
  stop = async () => {
    await opened.close();
    await sandbox.stop();
    await stack?.stop();
  };
  const results = await meetAll(sandbox, opened);
  const pages = (await opened.browser.pages()).length;
  await opened.close();
  const left = await leftOfGroup(opened.pid);
  if (pages > 1 || left > 0) say(`WRONG: ${pages} pages and ${left} processes are left.`);
  const bad = results.filter(({ wrong }) => wrong.length > 0);
  say(`${results.length} cases, ${bad.length} with a broken promise`);
  if (options.out) writeFaultReport(options.out, results);
  process.exitCode = bad.length > 0 || pages > 1 || left > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();

async function meetAll(
  sandbox: Awaited<ReturnType<typeof startCreatorsMarketSandbox>>,
  opened: OpenBrowser,
): Promise<FaultResult[]> {
  const { faultWorld } = await import('./faults/fault_world.ts');
  const all = chosenCases();
  const journal = faultJournal(join(ROOT, '.pochitto', 'faults.jsonl'), options.resume ?? false);
  const results: FaultResult[] = all.flatMap((fault) => journal.resultOf(fault) ?? []);
  const waiting = all.filter((fault) => journal.resultOf(fault) === null);
  if (results.length > 0) say(`${results.length} of ${all.length} were met before.`);
  const work = async () => {
    const worlds = new Map<Product, Awaited<ReturnType<typeof faultWorld>>>();
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const { product } = fault;
      const world = worlds.get(product) ?? (await faultWorld(sandbox, opened, product));
      worlds.set(product, world);
      const result = await world.meet(fault);
      results.push(result);
      journal.add(result);
      const { end, step, ms, wrong } = result;
      const broken = wrong.map((each) => `\n    WRONG: ${each}`).join('');
      say(`${results.length}/${all.length} ${fault.id} → ${end} (${step}, ${ms} ms)${broken}`);
    }
  };
  const workers = Math.min(Number(options.workers), waiting.length);
  await Promise.all(Array.from({ length: workers }, work));
  return all.flatMap(({ id }) => results.find(({ fault }) => fault.id === id) ?? []);
}

function chosenCases() {
  const chosen = (options.sample ? sampleCases() : faultCases()).filter(
    ({ id, product }) => id.includes(options.only) && (options.product ?? product) === product,
  );
  const share = Math.min(1, Number(options.spread ?? chosen.length) / chosen.length);
  return chosen.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

/** Counts the processes of a group that still run after they were killed. */
async function leftOfGroup(group: number | null): Promise<number> {
  const until = performance.now() + patienceMs;
  let left = livingIn(group);
  while (left > 0 && performance.now() < until) {
    await sleep(pauseMs);
    left = livingIn(group);
  }
  return left;
}

/** Zombie processes do not count. */
function livingIn(group: number | null): number {
  if (group === null) return 0;
  try {
    const states = execFileSync('ps', ['-o', 'stat=', '-g', String(group)], { encoding: 'utf8' });
    return states.split('\n').filter((state) => state.trim() !== '' && !state.trim().startsWith('Z')).length;
  } catch {
    return 0;
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { openBrowser } from '../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { openVisit } from '../../functions/src/vendors/creators-market/open_visit.ts';
import { confirmedForm, writeSetZip } from '../../tests/contracts/creators_market_site/set_zip.ts';
import { asCookie } from '../../tests/contracts/creators_market_site/site_fixture.ts';
import type { Bench } from './run_benches.ts';
import { bareRehearsal, type Rehearsal } from './submission/bare_rehearsal.ts';

const count = 40;
const runs = 5;
const tags = ['ありがとう', 'おはよう', '大好き'];

interface Measured {
  readonly seconds: number[];
  readonly over: number[];
  readonly megabytes: number[];
}

let measured: Promise<Measured> | null = null;

/** All figures come from the same runs, each with its own account at a sandbox without delays. */
function rehearsed(): Promise<Measured> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<Measured> {
  const sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: 'none' });
  const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
  const zip = await writeSetZip(count);
  const form = () =>
    confirmedForm({
      count,
      tags: Object.fromEntries(
        Array.from({ length: count }, (_, at) => [String(at + 1).padStart(2, '0'), tags]),
      ),
    });
  const cookies = () =>
    sandbox.createAccount({ locale: 'ja', creatorName: 'Mika Sato' }).cookies.map(asCookie);
  const result: Measured = { seconds: [], over: [], megabytes: [] };
  try {
    for (let run = 0; run <= runs; run += 1) {
      const ours = await rehearse({ site, zip, form: form(), cookies: cookies() });
      const bare = await bareRehearsal({ site, zip, form: form(), cookies: cookies() });
      // The first run unpacks the browser and reads it from disk.
      if (run === 0) continue;
      result.seconds.push(ours.milliseconds / 1000);
      result.over.push(ours.milliseconds / bare);
      result.megabytes.push(ours.megabytes);
    }
  } finally {
    await Promise.all([sandbox.stop(), zip.remove()]);
  }
  return result;
}

/** A whole rehearsal at the site: browser start, every step with its screenshot, the comparison. */
async function rehearse(of: Rehearsal): Promise<{ milliseconds: number; megabytes: number }> {
  const { site, zip, form, cookies } = of;
  const started = performance.now();
  const { browser, pid, close } = await openBrowser({ site, lifetime: 120_000 });
  try {
    const visit = await openVisit({ browser, site, cookies });
    const pictured = async <Value>(work: Promise<Value>): Promise<Value> => {
      const value = await work;
      await visit.picture();
      return value;
    };
    await pictured(visit.ensureSession());
    await pictured(visit.findByTitle(form.title.en));
    await pictured(visit.fillForm(form, null));
    const { itemId } = await pictured(visit.saveForm());
    await pictured(visit.ensureCount(itemId, count));
    await pictured(visit.ensureImages(itemId, zip, count));
    await pictured(visit.ensureTags(itemId, form.tags));
    await pictured(visit.ensurePrice(itemId, form.priceYen));
    const differences = await pictured(visit.review(itemId, form));
    if (differences.length > 0) throw new Error(`${differences.length} values differ.`);
    const megabytes = await memoryOf(pid);
    await visit.close();
    await close();
    return { milliseconds: performance.now() - started, megabytes };
  } finally {
    await close();
  }
}

/** Megabytes of the browser's processes; shared memory counts once. */
async function memoryOf(group: number | null): Promise<number> {
  let kilobytes = 0;
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      const [, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(processGroup) !== group) continue;
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It ended while being read.
    }
  }
  return kilobytes / 1024;
}

export const benches: Bench[] = [
  { name: 'submission.rehearsal_40_s', unit: 's', goal: 12, run: async () => (await rehearsed()).seconds },
  { name: 'submission.over_bare', unit: 'x', goal: 1.5, run: async () => (await rehearsed()).over },
  { name: 'submission.browser_mb', unit: 'MB', goal: 900, run: async () => (await rehearsed()).megabytes },
];

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { openPage, type WebPage } from '../../tests/support/web_page.ts';
import { benchPhoto } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';
import { onWebStack } from './web/on_web_stack.ts';

const runs = 7;
/** Runs that warm up the function, the browser and the engine of this process. */
const warmUps = 2;

interface TrialRun {
  /** From the photo's choice on the home page to its eight stickers. */
  readonly seconds: number;
  /** Those seconds divided by the seconds of the engine alone for the same photo. */
  readonly overCutOut: number;
}

let measured: Promise<TrialRun[]> | null = null;

/** Both figures come from the same runs, with the built web and a warm function. */
function trials(): Promise<TrialRun[]> {
  measured ??= onWebStack(measure);
  return measured;
}

async function measure(browser: Browser): Promise<TrialRun[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pochitto-trial-'));
  try {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    const measuredRuns: TrialRun[] = [];
    for (let run = 0; run < runs + warmUps; run += 1) {
      const photo = join(folder, `${run}.jpg`);
      await writeFile(photo, await variant(run));
      const bare = await secondsOf(() => cutOutOf(photo));
      const seconds = await tryOut(page, photo);
      if (run >= warmUps) measuredRuns.push({ seconds, overCutOut: seconds / bare });
    }
    await page.close();
    return measuredRuns;
  } finally {
    const { closeEngine } = await import('../../functions/src/engine/index.ts');
    await closeEngine();
    await rm(folder, { recursive: true });
  }
}

/** A photo that the engine has not seen: it remembers the latest runs of its models. */
async function variant(run: number): Promise<Uint8Array> {
  return sharp(await readFile(benchPhoto))
    .modulate({ brightness: 1 + run / 100 })
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function cutOutOf(photo: string): Promise<void> {
  const { cutOut, normalisePhoto } = await import('../../functions/src/engine/index.ts');
  const { png } = await normalisePhoto(await readFile(photo));
  await cutOut(png, 'auto');
}

async function tryOut(page: WebPage, photo: string): Promise<number> {
  await page.page.goto(new URL('/', page.page.url()).href, { waitUntil: 'networkidle0' });
  const input = await page.find('trial-photo');
  return secondsOf(async () => {
    await input.uploadFile(photo);
    await page.until('[data-testid="trial"][data-state="drawn"]');
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export const benches: Bench[] = [
  {
    name: 'trial.seconds_to_eight',
    unit: 's',
    goal: 3,
    run: async () => (await trials()).map(({ seconds }) => seconds),
  },
  {
    name: 'trial.over_cut_out',
    unit: '×',
    goal: 2.5,
    run: async () => (await trials()).map(({ overCutOut }) => overCutOut),
  },
];

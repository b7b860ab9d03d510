/// <reference lib="dom" />
import type { Browser, Page } from 'puppeteer-core';
import { signUpHere } from '../../tests/support/sign_in_at.ts';
import { openPage, type WebPage, type WebWindow } from '../../tests/support/web_page.ts';
import { benchPhoto } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';
import { onWebStack } from './web/on_web_stack.ts';

const windows = [
  { language: 'ja', width: 390, height: 844 },
  { language: 'en', width: 1280, height: 900 },
] as const satisfies readonly WebWindow[];

/** Pages of a signed-in person that are loaded anew. */
const ownPages = ['/sets', '/tokens', '/account', '/notices', '/studio', '/studio/gallery'];

/** Returns the cumulative layout shift of each page from the photo on the home page to the finished set. */
async function measure(browser: Browser): Promise<number[]> {
  const shifts: number[] = [];
  for (const window of windows) {
    const page = await openPage(browser, window);
    await page.page.evaluateOnNewDocument(watchShifts);
    await page.reload();
    shifts.push(...(await journey(page)));
    await page.close();
  }
  return shifts;
}

async function journey(page: WebPage): Promise<number[]> {
  const found: number[] = [];
  const note = async (name: string) => {
    await page.page.waitForNetworkIdle({ idleTime: 500, concurrency: 2, timeout: 3000 }).catch(() => {});
    const shift = await takeShift(page.page);
    console.log(`${name}: ${shift.toFixed(4)}`);
    found.push(shift);
  };
  const open = async (path: string) => {
    await page.page.goto(new URL(path, page.page.url()).href);
    await page.until('h1');
    await note(path);
  };
  await page.until('[data-testid="trial-photo"]');
  await note('home');
  await (await page.find('trial-photo')).uploadFile(benchPhoto);
  await page.until('[data-testid="trial"][data-state="drawn"]');
  await note('trial');
  await open('/create');
  await (await page.find('photo-input')).uploadFile(benchPhoto);
  await page.nextStep('/create/messages');
  await note('messages');
  await page.nextStep('/create/style');
  await page.click('preset-classic');
  await note('style');
  await page.click('next-step');
  await signUpHere(page);
  await page.until('[data-testid="preview"][data-state="drawn"]');
  await note('review');
  await page.click('start');
  await page.until('[data-testid="set-status"][data-status="generated"]');
  await page.until('[data-testid="sticker-8"] img');
  await note('set');
  for (const tab of ['chat', 'check', 'info', 'send']) {
    await page.click(`tab-${tab}`);
    await note(tab);
  }
  const { pathname } = new URL(page.page.url());
  for (const path of ['', '/edit', '/add', '/style', '/language']) await open(`${pathname}${path}`);
  for (const path of ownPages) await open(path);
  return found;
}

/** Runs in the page: adds up shifts that no input explains. */
function watchShifts(): void {
  const total = { shift: 0 };
  Object.assign(window, { total });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
        total.shift += Number(entry.value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Returns the shift since the last call. */
function takeShift(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { total } = window as unknown as { total: { shift: number } };
    const { shift } = total;
    total.shift = 0;
    return shift;
  });
}

export const benches: Bench[] = [
  {
    name: 'layout.largest_shift',
    unit: 'CLS',
    goal: 0.02,
    run: async () => [Math.max(...(await onWebStack(measure)))],
  },
];

/// <reference lib="dom" />
import { gzipSync } from 'node:zlib';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { openPage } from '../support/web_page.ts';

/** Maximum bytes of compressed JavaScript before the first interaction. */
const scriptBudget = 90 * 1024;
/** Maximum bytes of images on the home page. */
const pictureBudget = 120 * 1024;
const shiftBudget = 0.02;

describe('home page before the first interaction', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['ja', 'en'] as const)(
    'stays within its budgets of bytes and layout shifts when fonts come late (%s)',
    async (language) => {
      const page = await openPage(browser, { language, width: 390, height: 844 }, '/robots.txt');
      const bytes = { script: 0, image: 0 };
      const samples = new Set<string>();
      page.page.on('response', async (response) => {
        const kind = response.request().resourceType();
        const [, sample] = /\/samples\/(\w+)-\d/.exec(response.url()) ?? [];
        if (sample) samples.add(sample);
        if (kind === 'script') bytes.script += gzipSync(await response.buffer()).length;
        if (kind === 'image') bytes.image += (await response.buffer()).length;
      });
      await page.page.evaluateOnNewDocument(watchShifts);
      const releaseFonts = await delayFonts(page.page);
      await page.page.goto(new URL('/', page.page.url()).href, { waitUntil: 'domcontentloaded' });
      await page.page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint').length > 0,
      );
      releaseFonts();
      await page.page.waitForNetworkIdle();
      expect(await page.page.$$('h1')).toHaveLength(1);
      expect(await page.page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(bytes.script).toBeGreaterThan(0);
      expect(bytes.script).toBeLessThan(scriptBudget);
      expect([...samples]).toEqual([language]);
      expect(bytes.image).toBeGreaterThan(0);
      expect(bytes.image).toBeLessThan(pictureBudget);
      expect(await shifts(page.page)).toBeLessThan(shiftBudget);
      await page.assertTidy();
      await page.close();
    },
  );

  it('performs a click that happened before the app was loaded', async () => {
    const page = await openPage(browser, { language: 'ja', width: 1280, height: 900 });
    await page.until('[data-testid="language-switch"]');
    await page.page.$eval('[data-testid="language-switch"]', (button) => {
      button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      dispatchEvent(new PointerEvent('pointerup'));
    });
    await page.until('html[lang="en"]');
    await page.text(/Turn one photo/);
    await page.close();
  });
});

/** Runs in the page. */
function watchShifts(): void {
  const total = { sum: 0 };
  Object.assign(globalThis, { layoutShifts: total });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) total.sum += Number(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Holds back all font files until the returned function is called, as on a slow network. */
async function delayFonts(page: Page): Promise<() => void> {
  const held: HTTPRequest[] = [];
  let isHeld = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (isHeld && request.resourceType() === 'font') held.push(request);
    else void request.continue();
  });
  return () => {
    isHeld = false;
    for (const request of held) void request.continue();
  };
}

async function shifts(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { layoutShifts: { sum: number } }).layoutShifts.sum);
}

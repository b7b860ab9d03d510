/// <reference lib="dom" />
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { goToReview } from '../support/go_to_review.ts';
import { openPage } from '../support/web_page.ts';

const portrait = fileURLToPath(new URL('../photos/portrait_1024.jpg', import.meta.url));

describe('app without a network', { timeout: 180_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['ja', 'en'] as const)(
    'says on every page what works and what needs a connection, and goes on when it is back (%s)',
    async (language) => {
      const page = await openPage(browser, { language, width: 390, height: 844 }, '/help');
      await page.until('h1');
      await page.page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        while (active?.state !== 'activated')
          await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
      });
      const giveNetworkBack = await takeNetworkAway(page.page);
      await page.page.goto(new URL('/sets', page.page.url()).href);
      await page.until('[data-testid="unreachable"]');
      await page.text(language === 'ja' ? /接続が必要なこと/ : /What needs a connection/);
      await page.reload();
      await page.until('[data-testid="unreachable"]');
      await page.assertTidy();
      await giveNetworkBack();
      await page.isAt('/sign-in');
      const isPublic = /^\/(assets\/|icons\/|samples\/|[\w-]+\.\w+$)/;
      expect((await cachedPaths(page.page)).filter((path) => !isPublic.test(path))).toEqual([]);
      await page.close();
    },
  );

  it('creates one set when the network is back after creating was pressed without it', async () => {
    const page = await openPage(browser, { language: 'en', width: 390, height: 844 });
    const email = await goToReview(page, portrait);
    await page.until('[data-testid="start"]:not([disabled])');
    const giveNetworkBack = await takeNetworkAway(page.page);
    await page.click('start');
    await page.until('[data-testid="start"][disabled]');
    await page.text(/We'll continue once you're back online/);
    expect(await page.page.$('[role="alert"]')).toBeNull();
    await giveNetworkBack();
    await page.until('[data-testid="set-status"][data-status="generated"]', 120_000);
    const { uid } = await admin().auth.getUserByEmail(email);
    const sets = await admin().firestore.collection('stamps').where('userId', '==', uid).get();
    expect(sets.size).toBe(1);
    await page.close();
  });
});

/**
 * Takes the network away from a page and its service worker.
 *
 * @returns a function that gives it back.
 */
async function takeNetworkAway(page: Page): Promise<() => Promise<void>> {
  const targets = page
    .browserContext()
    .targets()
    .filter((target) => ['page', 'service_worker'].includes(target.type()));
  const sessions = await Promise.all(targets.map((target) => target.createCDPSession()));
  const setOffline = async (offline: boolean) => {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    for (const session of sessions)
      await session.send('Network.emulateNetworkConditions', { offline, ...speed });
  };
  for (const session of sessions) await session.send('Network.enable');
  await setOffline(true);
  return () => setOffline(false);
}

/** The paths of everything that the page's origin has in its caches. */
async function cachedPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths;
  });
}

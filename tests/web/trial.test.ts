import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { signUpHere } from '../support/sign_in_at.ts';
import { openPage } from '../support/web_page.ts';

const photo = (name: string) => fileURLToPath(new URL(`../photos/${name}`, import.meta.url));
const state = (name: string) => `[data-testid="trial"][data-state="${name}"]`;

describe('photo tried on the home page', { timeout: 180_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('becomes eight stickers without an account, and photo and style are kept through sign-up', async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    await (await page.find('trial-photo')).uploadFile(photo('portrait_1024.jpg'));
    await page.until(state('drawn'), 60_000);
    for (let place = 1; place <= 8; place += 1) await page.until(`canvas[data-testid="trial-${place}"]`);
    await page.click('trial-pastel');
    await page.until(`[data-testid="trial-pastel"][data-selected]`);
    await page.until(state('drawn'), 60_000);
    await page.assertTidy();
    await page.click('trial-go-on');
    await page.isAt('/create/messages');
    await page.nextStep('/create/style');
    await page.until('[data-testid="preset-pastel"][data-selected]');
    await page.click('next-step');
    await signUpHere(page);
    await page.until('[data-testid="preview"][data-state="drawn"]', 60_000);
    await page.assertTidy();
    await page.close();
  });

  it('is cut out although the browser cannot read HEIC', async () => {
    const page = await openPage(browser, { language: 'en', width: 1280, height: 900 });
    await (await page.find('trial-photo')).uploadFile(photo('portrait.heic'));
    await page.until(state('drawn'), 60_000);
    await page.close();
  });

  it('becomes stickers although the server could not be reached at first', async () => {
    const page = await openPage(browser, { language: 'en', width: 390, height: 844 });
    await page.page.setRequestInterception(true);
    let isBlocked = false;
    page.page.on('request', (request) => {
      const isFirst = !isBlocked && request.url().endsWith('/config.json');
      isBlocked ||= isFirst;
      void (isFirst ? request.abort('internetdisconnected') : request.continue());
    });
    await (await page.find('trial-photo')).uploadFile(photo('portrait_1024.jpg'));
    await page.until(state('drawn'), 60_000);
    expect(isBlocked).toBe(true);
    await page.close();
  });

  it('is reported as unusable if it is not a photo, and waits without a network', async () => {
    const page = await openPage(browser, { language: 'en', width: 390, height: 844 });
    await (await page.find('trial-photo')).uploadFile(fileURLToPath(import.meta.url));
    await page.until(state('stopped'));
    await page.text(/couldn't be read as a photo/);
    await page.page.setOfflineMode(true);
    await (await page.find('trial-another')).uploadFile(photo('portrait_1024.jpg'));
    await page.until('[data-testid="trial-offline"]');
    await page.page.setOfflineMode(false);
    await page.until(state('drawn'), 60_000);
    await page.close();
  });
});

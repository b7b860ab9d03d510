import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { lineUserAgent } from '../support/line_user_agent.ts';
import { stack } from '../support/stack.ts';
import { openPage } from '../support/web_page.ts';

describe('sign-in page in LINE’s in-app browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('offers LINE first and no Google sign-in', async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 }, '/robots.txt');
    await page.page.setUserAgent({ userAgent: lineUserAgent });
    for (const path of ['/sign-up', '/sign-in']) {
      await page.page.goto(`${stack().webUrl}${path}?next=%2Fcreate%2Freview`);
      const line = await page.until('[data-testid="line-sign-in"]');
      const box = await line?.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      // Visible without scrolling, above the form.
      expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844 / 2);
      expect(await page.page.$('[data-testid="google-sign-in"]')).toBeNull();
    }
    await page.assertTidy();
    await page.close();
  });
});

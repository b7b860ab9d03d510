import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { signUpWithTokens } from '../support/person.ts';
import { createUndrawableSet, smallPhoto } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';

describe('page of a set that failed', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    { language: 'ja', width: 390, height: 844 },
    { language: 'en', width: 1280, height: 900 },
  ] as const)(
    'shows the message that no font can draw, and starts the set again once it is edited ($language)',
    { timeout: 120_000 },
    async (window) => {
      const person = await signUpWithTokens();
      const stampId = await createUndrawableSet(person, 2, await smallPhoto());

      const page = await openSignedIn(browser, window, person.email, `/sets/${stampId}`);
      await page.until('[data-testid="mend-message-2"]');
      expect(await page.page.$('[data-testid="mend-message-1"]')).toBeNull();
      await page.click('make-mended');
      await page.until('[data-testid="mend-message-2"][data-invalid]');
      await page.assertTidy();
      await page.type('mend-message-2', 'OK!');
      await page.click('make-mended');
      await page.until('[data-testid="set-status"][data-status="generated"]');
      for (let n = 1; n <= 8; n += 1) await page.until(`[data-testid="sticker-${n}"] img`);
      await page.assertTidy();
      await page.close();
    },
  );
});

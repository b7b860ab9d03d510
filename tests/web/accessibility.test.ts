/// <reference lib="dom" />
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { findAxeViolations } from '../support/find_axe_violations.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, smallPhoto, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
/** The narrowest width that must work: a desktop page at 400 % zoom. */
const narrow = 320;

/** Public pages with the element that shows when they are ready. */
const publicPages = [
  ['/', '[data-testid="trial-photo"]'],
  ['/create', '[data-testid="photo-input"]'],
  ['/sign-in', '[data-testid="sign-in-email"]'],
  ['/sign-up', '[data-testid="sign-up-email"]'],
  ['/reset-password', 'form'],
  ['/help', 'summary'],
  ['/status', '[data-testid="service-status"]'],
  ['/legal/terms', 'ol h2'],
  ['/legal/privacy', 'ol h2'],
  ['/legal/commerce', 'dl dt'],
  ['/legal/licenses', 'summary'],
  ['/nobody/knows/this', 'h1'],
] as const;

const ownPages = [
  ['/sets', '[data-testid^="set-"]'],
  ['/studio', 'h1'],
  ['/tokens', '[data-testid="balance-now"], h1'],
  ['/notices', 'h1'],
  ['/account', '[data-testid="sign-out"]'],
  ['/account/line', 'h1'],
] as const;
const setTabs = ['stickers', 'check', 'info', 'send'] as const;

describe('accessibility of pages', { timeout: 120_000 }, () => {
  let browser: Browser;
  let person: Person;
  let stampId: string;
  let publicPage: WebPage;
  let own: WebPage;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens({ verified: true })]);
    const set = await createSet(person);
    stampId = set.stampId;
    await upload(person, set.uploadFolder, await smallPhoto());
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
    publicPage = await openPage(browser, phone, '/robots.txt');
    own = await openSignedIn(browser, phone, person.email, '/sets');
    await own.isAt('/sets');
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  /** Opens a page, waits until it is ready, and checks it in both themes and at the narrowest width. */
  async function judge(page: WebPage, path: string, ready: string): Promise<void> {
    await page.page.setViewport({ width: phone.width, height: phone.height });
    await page.page.goto(`${stack().webUrl}${path}`, { waitUntil: 'networkidle2' });
    await page.until(ready);
    for (const theme of ['light', 'dark']) {
      await page.page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect(await findAxeViolations(page.page)).toEqual([]);
    }
    await page.page.setViewport({ width: narrow, height: phone.height });
    await page.assertTidy();
  }

  it.each(publicPages)('%s has no axe violations in light and dark, and fits 320 px', async (path, ready) => {
    await judge(publicPage, path, ready);
  });

  it.each(ownPages)('%s has no axe violations in light and dark, and fits 320 px', async (path, ready) => {
    await judge(own, path, ready);
  });

  it.each(setTabs)(
    'the tab %s of a set has no axe violations in light and dark, and fits 320 px',
    async (tab) => {
      await judge(own, `/sets/${stampId}?tab=${tab}`, '[data-testid="set-status"]');
    },
  );
});

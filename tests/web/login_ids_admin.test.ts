import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { signUp } from '../support/person.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

const shownText = (page: WebPage, testId: string) =>
  page.page.$eval(`[data-testid="${testId}"]`, (element) => element.textContent ?? '');

describe('login IDs in the console', { timeout: 180_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Signs in with the password from the operator, up to the page for a new password. */
  const signInWith = async (loginId: string, password: string) => {
    const page = await openPage(browser, phone, '/sign-in');
    await page.type('sign-in-email', loginId);
    await page.type('sign-in-password', password);
    await page.click('sign-in-submit');
    await page.until('[data-testid="new-password"]');
    await page.assertTidy();
    await page.close();
  };

  it('are created and reset by the operator, who sees each initial password once', async () => {
    const operator = await signUp();
    await admin().auth.setCustomUserClaims(operator.uid, { admin: true });
    const page = await openSignedIn(browser, desk, operator.email, '/operator/login-ids');
    const loginId = `hana.${operator.uid.slice(0, 12).toLowerCase()}`;
    await page.type('new-login-id', 'no space, please');
    await page.until('[data-testid="new-login-id"][data-invalid]');
    await page.assertTidy();
    await page.type('new-login-id', loginId);
    await page.type('new-login-id-name', 'Hana');
    await page.click('make-login-id');
    await page.until('[data-testid="given-password"]');
    expect(await shownText(page, 'given-login-id')).toBe(loginId);
    const first = await shownText(page, 'given-initial-password');
    await page.assertTidy();
    await signInWith(loginId, first);
    await page.type('forgotten-login-id', loginId);
    await page.click('renew-password');
    await expect.poll(() => shownText(page, 'given-initial-password'), { timeout: 60_000 }).not.toBe(first);
    await signInWith(loginId, await shownText(page, 'given-initial-password'));
    await page.reload();
    await page.until('[data-testid="make-login-id"]');
    expect(await page.page.$('[data-testid="given-password"]')).toBeNull();
    await page.close();
    await operator.close();
  });

  it('are not visible to other people', async () => {
    const person = await signUp();
    const page = await openSignedIn(browser, phone, person.email, '/operator/login-ids');
    await page.text(/Page not found|ページが見つかりません/);
    await page.close();
    await person.close();
  });
});

import { documents } from '@pochitto/functions/domain/paths';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUp } from '../support/person.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';

const desk = { language: 'en', width: 1280, height: 900 } as const;
const phone = { language: 'en', width: 390, height: 844 } as const;

describe('operator console', () => {
  let browser: Browser;
  let operator: Person;
  let staff: Person;
  let person: Person;
  beforeAll(async () => {
    [browser, operator, staff, person] = await Promise.all([launchBrowser(), signUp(), signUp(), signUp()]);
    await admin().auth.setCustomUserClaims(operator.uid, { admin: true });
    await admin().auth.setCustomUserClaims(staff.uid, { staff: true });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([operator?.close(), staff?.close(), person?.close()]);
  });
  const profile = async () => (await admin().firestore.doc(documents.user(person.uid)).get()).data();

  it('finds a person by address, grants tokens and deactivates the account', {
    timeout: 120_000,
  }, async () => {
    const path = `/operator/people?find=${encodeURIComponent(person.email)}`;
    const page = await openSignedIn(browser, desk, operator.email, path);
    await page.click(`open-${person.uid}`);
    await page.until('[data-testid="person"][data-balance="0"]');
    await page.assertTidy();
    await page.type('gift-tokens', '-5');
    await page.type('gift-reason', 'A test');
    await page.click('give');
    await page.until('[role="alert"]');
    expect(await profile()).toMatchObject({ tokenBalance: 0 });
    await page.type('gift-tokens', '20');
    await page.click('give');
    await page.until('[data-testid="person"][data-balance="20"]');
    await page.until('[data-testid="person-ledger"][data-state="ready"]');
    await page.click('shut-out');
    await page.click('confirm');
    await page.until('[data-testid="let-in"]');
    expect(await profile()).toMatchObject({ tokenBalance: 20, isActive: false });
  });

  it('shows staff on a phone only what they may see', { timeout: 120_000 }, async () => {
    const page = await openSignedIn(browser, phone, staff.email, '/operator');
    await page.until('[data-testid="overview"]');
    await page.assertTidy();
    expect(await page.page.$('[data-testid="console-people"]')).toBeNull();
    await page.click('console-jobs');
    await page.until('[data-testid="jobs"][data-state="ready"]');
    await page.assertTidy();
    await page.page.goto(`${stack().webUrl}/operator/audit`);
    await page.text(/Page not found|ページが見つかりません/);
  });
});

import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { offerSubmission } from '../support/offer_submission.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { signInAt } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import {
  createSubmittableSet,
  updateSet,
  writeAttempt,
  writeCharge,
  writeNotice,
  writeSessionSummary,
} from '../support/submission_records.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

/** One set on one page: each test continues where the previous one ended. */
describe('submission page', { timeout: 120_000 }, () => {
  let browser: Browser;
  let person: Person;
  let stampId: string;
  let page: WebPage;
  let picture: Uint8Array;
  let offer: (isOffered: boolean) => void;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens()]);
    [page, stampId] = await Promise.all([
      openPage(browser, { language: 'ja', width: 390, height: 844 }),
      createSubmittableSet(person),
    ]);
    picture = await page.page.screenshot({ type: 'jpeg', quality: 50 });
    offer = await offerSubmission(page);
    await signInAt(page, person.email, `/sets/${stampId}?tab=send`);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('waits until LINE is connected', async () => {
    await page.until('[data-testid="hindrance"][data-kind="not_connected"]');
    await page.until('[data-testid="rehearse"][disabled]');
    await page.until('[data-testid="risks"][open]');
    await page.until('[data-testid="connect-line"][href*="next="]');
    await writeSessionSummary(person.uid, 'active');
    await page.until('[data-testid="rehearse"]:not([disabled])', 90_000);
    await page.assertTidy();
  });

  it('shows the steps of a rehearsal, which leaves the set unchanged', async () => {
    await updateSet(stampId, { submission: { attemptNo: 1, isRunning: true } });
    await writeAttempt(person, stampId, 1, {
      mode: 'rehearsal',
      status: 'submitting',
      at: 'images',
      picture,
    });
    await page.until('[data-testid="step-count"][data-state="done"]');
    await page.until('[data-testid="step-images"][data-state="running"][aria-current="step"]');
    await page.until('[data-testid="step-review"][data-state="coming"]');
    expect(await page.page.$('[data-testid="step-request"]')).toBeNull();
    await page.click('picture-form');
    await page.click('next-picture');
    expect(await textOf(page, 'picture-position')).toBe('4 / 5');
    await page.until('[data-testid="step-pictures"] img');
    await page.assertTidy();
    await page.page.keyboard.press('Escape');
    await page.click('tab-info');
    await page.until('[data-testid="locked"]');
    await page.until('[data-testid="title-en"]:disabled');
    await page.click('tab-send');
    await writeAttempt(person, stampId, 1, { mode: 'rehearsal', status: 'submitted', at: null, picture });
    await updateSet(stampId, { submission: { isRunning: false } });
    await page.until('[data-testid="attempt"][data-mode="rehearsal"][data-status="submitted"]');
    await page.until('[data-testid="to-submit"]:not([disabled])', 90_000);
  });

  it('submits only after everything was reviewed and confirmed', async () => {
    await page.click('to-submit');
    await page.until('[data-testid="submit"][disabled]');
    for (let n = 1; n <= 10; n += 1) {
      await page.until(`[data-testid="review-pictures"] li:nth-child(${n}) img`);
    }
    expect(await page.page.$$('[data-testid="review-pictures"] img')).toHaveLength(10);
    expect(await textOf(page, 'declared-photo')).toMatch(/写真を使用しています/);
    expect(await textOf(page, 'declared-ai')).toMatch(/AIを使用していません/);
    expect(await textOf(page, 'review-values')).toMatch(/120円/);
    for (const { id } of humanChecks) await page.click(`check-${id}`);
    await page.until('[data-testid="submit"][disabled]');
    await page.click('in-my-name');
    await page.until('[data-testid="submit"]:not([disabled])');
    await page.click('check-rights');
    await page.until('[data-testid="submit"][disabled]');
    await page.click('check-rights');
    await page.until('[data-testid="submit"]:not([disabled])');
    // Values that changed meanwhile were not reviewed.
    await updateSet(stampId, { revision: 1 });
    await page.until('[data-testid="submit"][disabled]');
    expect(await page.page.$('[data-testid="check-rights"][data-selected]')).toBeNull();
    await page.assertTidy();
    await page.page.keyboard.press('Escape');
  });

  it('shows the site’s message with its explanation, and the refund', async () => {
    await writeCharge(person, stampId, 2, true);
    await writeAttempt(person, stampId, 2, {
      mode: 'submit',
      status: 'failed',
      at: 'save',
      picture,
      errorCode: 'submission_title_taken',
      siteErrors: [
        { where: 'title_en', text: 'This title already exists.' },
        { where: '03', text: '画像サイズが正しくありません。' },
      ],
    });
    await updateSet(stampId, { status: 'failed', submission: { attemptNo: 2, outcome: 'failed' } });
    await page.until('[data-testid="attempt-failed"][data-code="submission_title_taken"]');
    await page.until('[data-testid="attempt-money"][data-kind="refunded"]');
    await page.until('[data-testid="step-save"][data-state="stopped"]');
    await page.until(`[data-testid="complaint-03"] a[href^="/sets/${stampId}/edit/"]`);
    await page.assertTidy();
    await page.page.locator('[data-testid="complaint-title_en"] button').click();
    await page.until('[data-testid="title-en"]:focus');
    await page.click('tab-send');
  });

  it('continues at the step where the session expired', async () => {
    await writeSessionSummary(person.uid, 'expired');
    await writeAttempt(person, stampId, 3, {
      mode: 'submit',
      status: 'session_expired',
      at: 'images',
      picture,
      errorCode: 'submission_session_expired',
    });
    await updateSet(stampId, {
      status: 'session_expired',
      submission: { attemptNo: 3, outcome: 'session_expired' },
    });
    await page.until('[data-testid="session-expired"][data-back="false"] [data-testid="reconnect"]');
    expect(await page.page.$('[data-testid="automatic"]')).toBeNull();
    await writeSessionSummary(person.uid, 'active');
    await page.until('[data-testid="session-expired"][data-back="true"] [data-testid="go-on"]');
    await page.assertTidy();
  });

  it('shows LINE’s review, and a rejection everywhere until it is read', async () => {
    await page.page.goto(`${stack().webUrl}/sets`);
    await page.until(`[data-testid="set-${stampId}"][data-state="session_expired"]`);
    await writeAttempt(person, stampId, 4, { mode: 'submit', status: 'submitted', at: null, picture });
    await updateSet(stampId, {
      status: 'submitted',
      reviewStatus: 'in_review',
      submission: { attemptNo: 4, outcome: 'submitted', reviewCheckedAt: new Date() },
    });
    await page.until(`[data-testid="set-${stampId}"][data-state="under_review"]`);
    await updateSet(stampId, {
      status: 'generated',
      reviewStatus: 'rejected',
      reviewMessage: '1.7 文字に誤りがあります。',
      submission: { outcome: 'rejected', rejected: ['03'], clauses: ['1.7'] },
    });
    await writeNotice(person, { kind: 'rejected', stampId, title: 'Cats' });
    await page.until('[data-testid="notice-bell"][data-value="1"]');
    await page.assertTidy();
    await page.click(`open-${stampId}`);
    await page.until('[data-testid="rejection"]');
    expect(await textOf(page, 'rejection-reason')).toBe('1.7 文字に誤りがあります。');
    await page.until('[data-testid="rejected-03"] img');
    await page.until('[data-testid="resubmit"]:not([disabled])', 90_000);
    await page.until('[data-testid="notice-bell"][data-value="0"]');
    await page.assertTidy();
  });

  it('shows manual instructions while the operator has switched submission off', async () => {
    offer(false);
    await page.reload();
    await page.until('[data-testid="automatic"][data-state="off"]');
    await page.until('[data-testid="download-zip"]:not([disabled])', 90_000);
    expect(await page.page.$('[data-testid="rehearse"]')).toBeNull();
    await page.close();
  });
});

const textOf = (page: WebPage, testId: string) =>
  page.page.$eval(`[data-testid="${testId}"]`, (element) => element.textContent ?? '');

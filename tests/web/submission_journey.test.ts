import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { creatorsMarket } from '../support/creators_market.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, saveTexts, untilSet, upload } from '../support/sets.ts';
import { signInAt } from '../support/sign_in_at.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const desk = { language: 'ja', width: 1280, height: 900 } as const;

describe('submission in the browser', () => {
  let browser: Browser;
  let person: Person;
  let page: WebPage;
  let stampId: string;

  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens()]);
    const set = await createSet(person);
    stampId = set.stampId;
    await upload(person, set.uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
    await saveTexts(person, stampId);
    page = await openPage(browser, desk);
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('connects LINE, rehearses, reviews, submits, and shows the rejection', async () => {
    const account = await creatorsMarket('createAccount', { creatorName: 'Ann' });
    const { accountId } = account;
    await signInAt(page, person.email, `/sets/${stampId}?tab=send`);
    await page.click('connect-line');
    await page.page.waitForSelector('[data-testid="line-cookies"]', { visible: true });
    await page.page.focus('[data-testid="line-cookies"]');
    await page.page.keyboard.sendCharacter(JSON.stringify(account.cookies));
    await page.click('connect-line-session');
    await page.until('[data-testid="line-session"][data-state="active"]');
    await page.click('line-session-go-on');

    await page.click('rehearse');
    await page.until('[data-testid="attempt"][data-mode="rehearsal"][data-status="submitted"]', 120_000);
    expect(await creatorsMarket('counts', { accountId })).toMatchObject({
      itemsCreated: 1,
      requestClicks: 0,
    });

    await page.click('to-submit');
    for (const { id } of humanChecks) await page.click(`check-${id}`);
    await page.click('in-my-name');
    await page.click('submit');
    await page.until('[data-testid="review-state"][data-status="waiting_for_review"]', 120_000);
    expect(await creatorsMarket('counts', { accountId })).toMatchObject({
      itemsCreated: 1,
      requestClicks: 1,
    });
    await page.assertTidy();

    const [item] = await creatorsMarket('items', { accountId });
    const reasons = [{ clause: '1.3', stickers: [2], text: '文字が読みにくくなっています。' }];
    await creatorsMarket('startReview', { id: item?.id });
    await creatorsMarket('reject', { id: item?.id, reasons });
    await page.click('look-now');
    await page.until('[data-testid="rejection"]');
    await page.until('[data-testid="rejected-02"]');
    await page.assertTidy();
  });
});

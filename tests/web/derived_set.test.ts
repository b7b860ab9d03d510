import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { submissionAttemptSchema } from '../../functions/src/domain/submission/submission_attempt.ts';
import { deployedContext } from '../support/bare_context.ts';
import { launchBrowser } from '../support/chromium.ts';
import { creatorsMarket } from '../support/creators_market.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, saveTexts, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import type { WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

describe('derived sets', () => {
  const { context } = deployedContext();
  let browser: Browser;
  let person: Person;
  let parentId: string;
  let accountId: string;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens({ verified: true })]);
    const account = await creatorsMarket('createAccount', { creatorName: 'Ann' });
    accountId = account.accountId;
    await person.call('connectLine', { cookies: JSON.stringify(account.cookies) });
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
    parentId = stampId;
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('shows the price, creates emoji, links both sets, and submits them as emoji', {
    timeout: 240_000,
  }, async () => {
    const page = await openSignedIn(browser, desk, person.email, `/sets/${parentId}`);
    await page.until('[data-testid="derive-emoji"]', 60_000);
    await page.text(/10トークン|10 tokens/);
    await page.assertTidy();
    await page.click('derive-emoji');
    await page.until('[data-testid="parent-set"]', 60_000);
    await page.until('[data-testid="set-status"][data-status="generated"]', 60_000);
    await page.until('[data-testid="sticker-8"][data-state="done"] img', 60_000);
    await page.assertTidy();
    await page.click('parent-set');
    await page.until('[data-testid="open-emoji"]', 60_000);
    await page.click('open-emoji');
    await page.until('[data-testid="parent-set"]', 60_000);

    await page.click('edit-set');
    await page.until('[data-testid="stage-picture"][data-drawn]');
    await page.type('words-text', 'ありがと');
    await page.text(/3文字以内|up to 3 characters/i);
    await page.type('words-text', 'やあ');
    await page.click('editor-save');
    await page.text(/保存しました|Saved/);
    await page.assertTidy();

    const item = await submit(page);
    expect(item).toMatchObject({ kind: 'emoji', amount: 8 });
    expect(Object.keys(item.images).toSorted()).toEqual([
      ...['001', '002', '003', '004', '005', '006', '007', '008'],
      'tab',
    ]);
    await page.close();

    const small = await openSignedIn(browser, phone, person.email, `/sets/${parentId}`);
    await small.until('[data-testid="open-emoji"]', 60_000);
    await small.assertTidy();
    await small.close();
  });

  it('keeps the motion that a person chose, and is submitted as animated stickers', {
    timeout: 300_000,
  }, async () => {
    const page = await openSignedIn(browser, desk, person.email, `/sets/${parentId}`);
    await page.click('derive-animated_sticker');
    await page.until('[data-testid="parent-set"]', 60_000);
    await page.until('[data-testid="set-status"][data-status="generated"]', 120_000);
    await page.click('edit-set');
    await page.until('[data-testid="stage-picture"][data-drawn]');
    await page.click('motion-float');
    await page.until('[data-testid="film-strip"] li:last-child [data-drawn="true"]');
    await page.until('[data-testid="stage-picture"]:not([data-frame="0"])');
    await page.click('seconds-4');
    await page.until('[data-testid="weight"]:not([data-bytes=""])');
    await page.assertTidy();
    await page.click('editor-save');
    await page.text(/保存しました|Saved/);
    await page.reload();
    await page.until('[data-testid="motion-float"][data-selected]');
    await page.until('[data-testid="seconds-4"][data-selected]');
    await page.until('[data-testid="loops-1"][data-selected]');

    expect(await submit(page)).toMatchObject({ kind: 'sticker', form: { type: 'animation' }, amount: 8 });
    await page.close();
  });

  it('creates the set in another language and style, and links every set to the others', {
    timeout: 240_000,
  }, async () => {
    const page = await openSignedIn(browser, phone, person.email, `/sets/${parentId}`);
    await page.click('to-language');
    await page.until('[data-testid="translated-preview"] [data-state="drawn"] canvas', 60_000);
    await page.click('language-zh-Hant');
    await page.until('[data-testid="translation-1"] input[value="謝謝！"]');
    await page.until('[data-testid="translated-preview"] [data-state="drawn"]', 60_000);
    await page.assertTidy();
    await page.click('start-duplicate');
    await page.until('[data-testid="derivation"]', 60_000);
    await page.until('[data-testid="sticker-8"][data-state="done"] img', 60_000);
    await page.assertTidy();
    await page.click('parent-set');
    await page.until('[data-testid="open-language"]', 60_000);

    await page.page.goto(new URL('/sets', page.page.url()).href);
    await page.click(`menu-${parentId}`);
    await page.click('menu-style');
    await page.click('preset-showa');
    await page.assertTidy();
    await page.click('start-duplicate');
    await page.until('[data-testid="parent-set"]', 60_000);
    await page.until('[data-testid="sticker-8"][data-state="done"] img', 60_000);
    await page.click('parent-set');
    await page.until('[data-testid="open-style"]', 60_000);
    await page.close();
  });

  /** Submits the set whose page is open, and returns its item at Creators Market once it waits for review. */
  async function submit(page: WebPage) {
    const { origin, pathname } = new URL(page.page.url());
    const [, , stampId = ''] = pathname.split('/');
    await saveTexts(person, stampId);
    await page.page.goto(`${origin}/sets/${stampId}?tab=send`);
    await page.click('open-review');
    for (const { id } of humanChecks) await page.click(`check-${id}`);
    await page.click('in-my-name');
    await page.click('submit');
    await page.until('[data-testid="review-state"][data-status="waiting_for_review"]', 120_000);
    await page.assertTidy();

    const attempt = submissionAttemptSchema.parse(
      (await context.firestore.doc(documents.submissionAttempt(stampId, 1)).get()).data(),
    );
    const [zip] = await context.bucket.file(attempt.packagePath).download();
    const stamp = stampSchema.parse((await context.firestore.doc(documents.stamp(stampId)).get()).data());
    expect(await validatePackage(zip, stamp.product)).toEqual([]);
    const items = await creatorsMarket('items', { accountId });
    const item = items.find(({ id }) => String(id) === stamp.creatorsMarketId);
    if (!item) throw new Error(`Creators Market has no item of ${stampId}.`);
    expect(item.status).toBe('waiting_for_review');
    return item;
  }
});

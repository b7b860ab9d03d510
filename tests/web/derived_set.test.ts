import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

describe('set derived into emoji and animated stickers', () => {
  let browser: Browser;
  let person: Person;
  let parentId: string;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens({ verified: true })]);
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
    parentId = stampId;
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('shows the price first, creates both sets, and links them', { timeout: 180_000 }, async () => {
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
    await page.close();

    const small = await openSignedIn(browser, phone, person.email, `/sets/${parentId}`);
    await small.until('[data-testid="open-emoji"]', 60_000);
    await small.assertTidy();
    await small.close();
  });

  it('keeps the motion that a person chose', { timeout: 240_000 }, async () => {
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
    await page.close();
  });
});

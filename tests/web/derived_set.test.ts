import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUpRich } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

describe('a set that becomes emoji', () => {
  let browser: Browser;
  let person: Person;
  let parentId: string;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpRich({ verified: true })]);
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
    parentId = stampId;
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('shows the price first, makes them, and links both sets', { timeout: 180_000 }, async () => {
    const page = await openSignedIn(browser, desk, person.email, `/sets/${parentId}`);
    await page.until('[data-testid="derive-emoji"]', 60_000);
    await page.text(/10トークン|10 tokens/);
    await page.isTidy();
    await page.click('derive-emoji');
    await page.until('[data-testid="parent-set"]', 60_000);
    await page.until('[data-testid="set-status"][data-status="generated"]', 60_000);
    await page.until('[data-testid="sticker-8"][data-state="done"] img', 60_000);
    await page.isTidy();
    await page.click('parent-set');
    await page.until('[data-testid="open-emoji"]', 60_000);
    await page.click('open-emoji');
    await page.until('[data-testid="parent-set"]', 60_000);
    await page.close();

    const small = await openSignedIn(browser, phone, person.email, `/sets/${parentId}`);
    await small.until('[data-testid="open-emoji"]', 60_000);
    await small.isTidy();
    await small.close();
  });
});

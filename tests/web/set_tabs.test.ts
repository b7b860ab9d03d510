import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

describe('page of a set', () => {
  let browser: Browser;
  let person: Person;
  let finished: string;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens({ verified: true })]);
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
    finished = stampId;
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  /** Clears the texts for the form, whatever another test has written. */
  const finishedSet = async () => {
    await person.call('saveMetadata', { stampId: finished, metadata: {} });
    return finished;
  };
  const open = async (stampId: string, tab: string, window: typeof phone | typeof desk) => {
    const page = await openSignedIn(browser, window, person.email, `/sets/${stampId}?tab=${tab}`);
    await page.until('[data-testid="set-status"]', 60_000);
    return page;
  };

  it('shows what Creators Market would reject, and fixes it', { timeout: 120_000 }, async () => {
    const page = await open(await finishedSet(), 'check', phone);
    await page.until('[data-testid="check"][data-state="ready"]', 60_000);
    await page.until('[data-testid="finding-text_missing"][data-level="block"]');
    await page.assertTidy();
    const before = await score(page);
    await page.click('fix-all');
    await page.until('[data-testid="check"][data-state="ready"]:not(:has([data-level="block"]))', 60_000);
    expect(await score(page)).toBeGreaterThan(before);
    await page.assertTidy();
    await page.close();
  });

  it('shows the width of typed text, and saves it', { timeout: 120_000 }, async () => {
    const page = await open(await finishedSet(), 'info', desk);
    await page.type('title-ja', 'ポチab');
    expect(await textOf(page, 'title-ja-counter')).toBe('6/40');
    await page.type('title-en', 'a'.repeat(41));
    await page.until('[data-testid="title-en"][data-invalid]');
    await page.type('title-en', 'My dog');
    await page.until('[data-testid="info"][data-state="saved"]', 30_000);
    await page.assertTidy();
    await page.reload();
    await page.until('[data-testid="title-en"]');
    expect(await page.value('title-ja')).toBe('ポチab');
    expect(await page.value('title-en')).toBe('My dog');
    await page.close();
  });

  it('offers the package only when the set can be submitted', {
    timeout: 120_000,
  }, async () => {
    const page = await open(await finishedSet(), 'send', desk);
    await page.until('[data-testid="line-package"][data-state="blocked"]', 60_000);
    await page.until('[data-testid="download-zip"][disabled]');
    await page.assertTidy();
    await page.click('fix-blocks');
    await page.until('[data-testid="line-package"][data-state="free"]', 60_000);
    const folder = await mkdtemp(join(tmpdir(), 'pochitto-package-'));
    await page.downloadTo(folder);
    await page.click('download-zip');
    const zip = await arrived(folder);
    expect(await validatePackage(await readFile(zip))).toEqual([]);
    await page.assertTidy();
    await page.close();
  });

  it('shares a preview by a link until the link is revoked', { timeout: 120_000 }, async () => {
    const page = await open(finished, 'stickers', phone);
    await page.click('make-share');
    await page.until('[data-testid="share-link"]', 60_000);
    const link = await page.value('share-link');
    await page.assertTidy();
    const visitor = await openPage(browser, desk);
    await visitor.page.goto(link);
    await visitor.until('[data-testid="shared-1"][data-ready="true"]');
    await visitor.until('[data-testid="make-own"][href="/"]');
    await visitor.until('meta[name="robots"][content^="noindex"]');
    await visitor.assertTidy();
    await page.click('revoke-share');
    await page.until('[data-testid="revoked"]');
    expect((await fetch(`${link.replace('/s/', '/shared/')}/1`)).status).toBe(404);
    // The call is aborted without a question.
    await visitor.page.goto(link.slice(0, -1));
    await visitor.until('[data-testid="share-over"]');
    await visitor.close();
    await page.close();
  });

  it('stops the drawing, keeps finished stickers, and offers the rest on the same ticket', {
    timeout: 180_000,
  }, async () => {
    const order = { count: 16, engine: 'openai', payWith: 'ticket' } as const;
    const { stampId, uploadFolder } = await createSet(person, order);
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    const page = await open(stampId, 'stickers', phone);
    await page.until('[data-testid="proof-sheet-picture"]', 90_000);
    await page.assertTidy();
    await latency(600_000);
    try {
      await page.click('approve-proof-sheet');
      await page.until('[data-testid="sticker-1"][data-state="done"]', 90_000);
      await page.click('cancel-making');
      await page.click('confirm-cancel');
      await page.until('[data-testid="set-status"][data-status="generated"]', 60_000);
    } finally {
      await latency(0);
    }
    const { messageCount } = await untilSet(
      person,
      stampId,
      ({ status }) => status === 'generated',
      'stopped',
    );
    expect(messageCount).toBeGreaterThan(0);
    expect(messageCount).toBeLessThan(16);
    await page.until(`[data-testid="sticker-${messageCount}"] img`);
    expect(await page.page.$(`[data-testid="sticker-${messageCount + 1}"]`)).toBeNull();
    const left = `${16 - messageCount}`;
    await page.until('[data-testid="ticket-left"]');
    expect(await textOf(page, 'ticket-left')).toContain(left);
    await page.assertTidy();
    await page.click('add-stickers');
    await page.until('[data-testid="start-addition"]:not([disabled])');
    expect(await textOf(page, 'start-addition')).toContain(left);
    expect(await textOf(page, 'addition-price')).toContain('チケット');
    await page.assertTidy();
    await page.close();
  });
});

const textOf = (page: WebPage, testId: string) =>
  page.page.$eval(`[data-testid="${testId}"]`, (element) => element.textContent);

const score = async (page: WebPage) => Number(await textOf(page, 'check-score'));

/** Delay of the OpenAI sandbox for a picture. */
async function latency(latencyMs: number): Promise<void> {
  const answer = await fetch(`${stack().sandboxes.openai}/sandbox/switches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs }),
  });
  expect(answer.status).toBe(200);
}

/** Returns the one ZIP in `folder` once the browser has completed it. */
async function arrived(folder: string): Promise<string> {
  const name = await expect
    .poll(async () => (await readdir(folder)).find((each) => each.endsWith('.zip')), { timeout: 60_000 })
    .toBeDefined()
    .then(async () => (await readdir(folder)).find((each) => each.endsWith('.zip')));
  return join(folder, name ?? '');
}

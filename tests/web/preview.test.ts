import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collections } from '@pochitto/functions/domain/paths';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { goToReview } from '../support/go_to_review.ts';
import { twoPeople, twoSubjects } from '../support/two_subjects.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const portrait = fileURLToPath(new URL('../photos/portrait_1024.jpg', import.meta.url));
const emptySky = fileURLToPath(new URL('../photos/empty_sky.png', import.meta.url));
const state = (name: string) => `[data-testid="preview"][data-state="${name}"]`;

describe('preview before payment', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('shows the cut-out and the first three stickers, and updates with the style without another call', {
    timeout: 120_000,
  }, async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    const asked = callsOf(page);
    const email = await goToReview(page, portrait);
    await page.until(state('drawn'), 60_000);
    await page.until('[data-testid="preview-cut-out"]');
    const first = await pictures(page);
    expect(first.every((picture) => picture.length > 1000)).toBe(true);
    expect(asked()).toBe(1);

    await page.page.goBack();
    // Styles are shown on the cut-out once it exists.
    await page.until('[data-testid="own-classic"]', 30_000);
    await page.click('preset-neon');
    await page.click('next-step');
    await page.until(state('drawn'), 30_000);
    expect(await pictures(page)).not.toEqual(first);
    expect(asked()).toBe(1);

    await page.click('subject-person');
    await page.until(state('drawn'), 30_000);
    await page.page.waitForFunction(() => document.querySelector('[data-testid="preview-cut-out"]') !== null);
    expect(asked()).toBe(2);
    await page.assertTidy();

    const { uid } = await admin().auth.getUserByEmail(email);
    const spent = await admin()
      .firestore.collection(collections.tokenConsumptions)
      .where('userId', '==', uid)
      .get();
    const sets = await admin().firestore.collection(collections.stamps).where('userId', '==', uid).get();
    expect([spent.size, sets.size]).toEqual([0, 0]);
    await page.close();
  });

  it('offers the choice of the subject: one of two cut-outs, a drawn face, or one person of a group', {
    timeout: 120_000,
  }, async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    const folder = await mkdtemp(join(tmpdir(), 'pochitto-test-'));
    const both = join(folder, 'both.png');
    await writeFile(both, await twoSubjects());
    await goToReview(page, both);
    for (const kind of ['person', 'thing']) {
      await page.until(`[data-testid="cut-out-${kind}"]:not([data-disabled]) img`, 60_000);
    }
    await page.assertTidy();
    await page.click('cut-out-thing');
    await page.until('[data-testid="subject-thing"][data-selected]');
    await page.until(state('drawn'), 30_000);

    const faceless = await pictures(page);
    await page.click('drawn-face');
    await page.until('[data-testid="face-preview"][data-state="drawn"]', 30_000);
    await otherPictures(page, faceless);
    const own = await pictures(page);
    await page.page.$eval(
      '[data-testid="face-handle"]',
      (handle) => handle instanceof SVGElement && handle.focus(),
    );
    await page.page.keyboard.down('Shift');
    for (let times = 0; times < 3; times += 1) await page.page.keyboard.press('ArrowLeft');
    await page.page.keyboard.up('Shift');
    await page.page.keyboard.press('Tab');
    await page.until('[data-testid="face-home"]:not([disabled])');
    await otherPictures(page, own);
    await page.assertTidy();

    const group = join(folder, 'group.png');
    await writeFile(group, await twoPeople());
    await page.page.goto(`${new URL(page.page.url()).origin}/create`);
    await (await page.find('photo-input')).uploadFile(group);
    await page.nextStep('/create/messages');
    await page.nextStep('/create/style');
    await page.click('next-step');
    await page.until('[data-testid="subject-auto"][data-selected]');
    await page.until('[data-testid="actor-everyone"][data-selected]', 60_000);
    expect(await page.page.$('[data-testid="drawn-face"]')).toBeNull();
    await page.until(state('drawn'), 30_000);
    const together = await pictures(page);
    await page.click('actor-2');
    await page.until('[data-testid="preview-person"]', 30_000);
    await otherPictures(page, together);
    await page.assertTidy();
    await page.close();
    await rm(folder, { recursive: true });
  });

  it('reports a photo without a subject, and blocks creating a set from it', {
    timeout: 90_000,
  }, async () => {
    const page = await openPage(browser, { language: 'en', width: 1280, height: 900 });
    await goToReview(page, emptySky);
    await page.until(state('failed'), 60_000);
    await page.text(/couldn't find a subject/);
    await page.until('[data-testid="start"]:not([disabled])');
  });
});

/** Returns the number of calls for a cut-out. */
function callsOf(page: WebPage): () => number {
  let asked = 0;
  page.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/previewCutOut')) asked += 1;
  });
  return () => asked;
}

/** Waits until the page shows other stickers. */
async function otherPictures(page: WebPage, former: readonly string[]): Promise<void> {
  await expect.poll(() => pictures(page), { timeout: 30_000, interval: 200 }).not.toEqual(former);
  await page.until(state('drawn'), 30_000);
}

/** Returns the three stickers on the page. */
function pictures(page: WebPage): Promise<string[]> {
  return page.page.$$eval('canvas[data-testid^="preview-"]', (drawn) =>
    drawn.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
  );
}

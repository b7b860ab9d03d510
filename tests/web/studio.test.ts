import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adjustPixels } from '@pochitto/functions/compose/brightness';
import { collections } from '@pochitto/functions/domain/paths';
import { imageConversionSchema } from '@pochitto/functions/domain/studio/image_conversion';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUp } from '../support/person.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { writeNotice } from '../support/submission_records.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const portrait = fileURLToPath(new URL('../photos/portrait_1024.jpg', import.meta.url));
const tablet = { language: 'ja', width: 820, height: 1180 } as const;
const phone = { language: 'en', width: 390, height: 844 } as const;

describe('photo studio', () => {
  let browser: Browser;
  let person: Person;
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUp()]);
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('leads from a portrait to a shared picture', { timeout: 180_000 }, async () => {
    const page = await openSignedIn(browser, tablet, person.email, '/studio');
    await orderThreeAshVariants(page);
    await page.until('[data-testid="result"][data-status="completed"]', 90_000);
    await page.until('[data-testid="variants"][data-count="3"]');
    await page.until('[data-testid="quota"][aria-valuetext*="3/"]');
    await page.assertTidy();

    await page.click('variant-2');
    await page.until('[data-testid="variant"][data-ready="true"]');
    const thumb = '[data-testid="compare-thumb"] input';
    await page.page.focus(thumb);
    await page.page.keyboard.press('End');
    expect(await page.page.$eval(thumb, (input) => (input as HTMLInputElement).value)).toBe('100');

    await page.page.focus('[data-testid="brightness"] input');
    await page.page.keyboard.press('End');
    await page.until('[data-testid="variant"][data-brightness="50"]');
    await expect
      .poll(async () => (await imagesOf(person))[1]?.brightnessAdjustment, { timeout: 60_000 })
      .toBe(50);

    const folder = await mkdtemp(join(tmpdir(), 'pochitto-studio-'));
    await page.downloadTo(folder);
    await page.click('download');
    const saved = await readFile(await arrived(folder));
    const { imagePath = '' } = (await imagesOf(person))[1] ?? {};
    const [stored] = await admin().bucket.file(imagePath).download();
    expect(saved.equals(stored)).toBe(false);
    expect(await meanOf(saved)).toBeCloseTo(await meanOf(stored, 50), 0);

    await page.click('customer');
    await page.until('[data-testid="customer-mode"] [data-testid="place-2"]');
    await page.page.keyboard.press('ArrowRight');
    await page.until('[data-testid="customer-mode"] [data-testid="place-3"]');
    expect(await page.page.title()).not.toContain('スタジオ');
    await writeNotice(person, { kind: 'session_expired' });
    await page.until('[data-testid="notice-bell"][data-value="1"]');
    expect(await page.page.title()).not.toContain('スタジオ');
    await page.page.keyboard.press('Escape');
    await page.page.waitForSelector('[data-testid="customer-mode"]', { hidden: true });
    expect(await page.page.title()).toMatch(/^\(1\) .*スタジオ/);

    await page.click('remove-picture');
    await page.until('[data-testid="variants"][data-count="2"]');
    await page.click('undo');
    await page.until('[data-testid="variants"][data-count="3"]');

    await page.click('open-share');
    await page.click('make-share');
    await page.until('[data-testid="share-link"]');
    const link = await page.value('share-link');
    await page.assertTidy();

    const visitor = await openPage(browser, phone);
    await visitor.page.goto(link);
    await visitor.until('[data-testid="open-until"]');
    for (const number of [1, 2, 3])
      await visitor.until(`[data-testid="shared-${number}"][data-ready="true"]`);
    expect(await visitor.page.$('header')).toBeNull();
    await visitor.assertTidy();

    await page.click('revoke-share');
    await page.until('[data-testid="revoked"]');
    // The created link disappears from the page, and another one can be created.
    await page.until('[data-testid="make-share"]');
    expect((await fetch(`${link.replace('/s/', '/shared/')}/1`)).status).toBe(404);
    await visitor.close();
    await page.close();
  });
});

async function orderThreeAshVariants(page: WebPage): Promise<void> {
  await (await page.find('studio-photo')).uploadFile(portrait);
  await page.until('[data-testid="order"] img');
  await page.click('consent');
  await page.click('swatch-ash');
  await page.click('count-5');
  await page.click('swatch-cream_glow');
  await checkArrowKeys(page);
  await page.click('swatch-keep');
  await page.click('count-3');
  await page.assertTidy();
  await page.click('start-conversion');
}

/** Selects each light by keyboard, and checks that the sticky footer covers none of them. */
async function checkArrowKeys({ page }: WebPage): Promise<void> {
  await page.focus('[data-testid="light-as_it_is"] input');
  // From here on every key press scrolls.
  await page.setViewport({ width: tablet.width, height: 440 });
  for (let light = 0; light < 6; light += 1) {
    await page.keyboard.press('ArrowRight');
    const hidden = await page.evaluate(() => {
      const choice = document.activeElement?.closest('label')?.getBoundingClientRect();
      const foot = document.querySelector('[data-testid="start-conversion"]')?.parentElement;
      return (choice?.bottom ?? 0) - (foot?.getBoundingClientRect().top ?? 0);
    });
    expect(hidden).toBeLessThanOrEqual(0);
  }
  await page.setViewport(tablet);
}

/** Returns the stored pictures of a person's only conversion. */
async function imagesOf({ uid }: Person) {
  const found = await admin()
    .firestore.collection(collections.imageConversions)
    .where('userId', '==', uid)
    .get();
  return imageConversionSchema.parse(found.docs[0]?.data()).images;
}

/** Returns the mean of a picture's bytes, with an optional brightness curve. */
async function meanOf(picture: Buffer, brightness = 0): Promise<number> {
  const pixels = await sharp(picture).ensureAlpha().raw().toBuffer();
  adjustPixels(pixels, brightness);
  return pixels.reduce((sum, each) => sum + each, 0) / pixels.length;
}

/** Returns the one file in `folder` once the browser has completed it. */
async function arrived(folder: string): Promise<string> {
  const finished = async () => (await readdir(folder)).find((name) => !name.endsWith('.crdownload'));
  await expect.poll(finished, { timeout: 60_000 }).toBeDefined();
  return join(folder, (await finished()) ?? '');
}

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '@pochitto/functions/domain/paths';
import { ref, uploadBytes } from 'firebase/storage';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { drawing, drawingSheet } from '../support/own_drawings.ts';
import { signUpWithTokens } from '../support/person.ts';
import { untilSet } from '../support/sets.ts';
import { openSignedIn, signUpHere } from '../support/sign_in_at.ts';
import { openPage } from '../support/web_page.ts';

describe('first visit with own drawings', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'pochitto-drawings-'));
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  const stored = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  it('creates sets from single drawings and a sheet, and reports an unusable file', async () => {
    const singles = await Promise.all(
      Array.from({ length: 5 }, async (_, at) => stored(`cat_${at}.png`, await drawing(at))),
    );
    const speck = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    await page.click('home-start');
    await page.click('use-drawings');
    await signUpHere(page);
    const input = await page.find('drawings-input');
    await input.uploadFile(...singles.slice(0, 2), await stored('speck.png', speck), ...singles.slice(2));
    await page.text(/speck\.png/);
    await page.until('[data-testid="drawing-5"]');
    await (await page.find('sheet-input')).uploadFile(await stored('sheet.png', await drawingSheet(2, 4)));
    await page.until('[data-testid="drawing-8"][data-used="true"]');
    await page.until('[data-testid="drawing-9"][data-used="false"]');
    await page.page.select('[data-testid="grid-columns"]', '2');
    await page.page.select('[data-testid="grid-rows"]', '2');
    await page.click('split-again');
    await page.until('[data-testid="sheet-grid"]');
    await page.until('[data-testid="drawing-9"] img');
    expect(await page.page.$('[data-testid="drawing-10"]')).toBeNull();
    await page.click('keep-ground');
    await page.until('[data-testid="keep-ground"][data-selected]');
    await page.type('drawing-text-1', 'やあ');
    await page.page.focus('[data-testid="drag-drawing-1"]');
    const { keyboard } = page.page;
    await keyboard.press('Enter');
    // The drop target between two drawings: keys pressed earlier would still reach the drawing.
    await page.until('[role="gridcell"] > [role="button"]:focus');
    for (let times = 0; times < 3; times += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.until('[data-testid="drawing-1"]:not(:has(input[value="やあ"]))');
    const place = await page.page.$$eval('[data-testid^="drawing-text-"]', (inputs) =>
      inputs.findIndex((input) => input instanceof HTMLInputElement && input.value === 'やあ'),
    );
    expect(place).toBeGreaterThan(0);
    await page.assertTidy();
    await page.reload();
    await page.until('[data-testid="drawing-9"] img');
    expect(await page.value(`drawing-text-${place + 1}`)).toBe('やあ');
    await page.nextStep('/create/style');
    await page.click('preset-classic');
    await page.click('next-step');
    await page.until('[data-testid="preview-3"]');
    await page.assertTidy();
    await page.click('start');
    await page.until('[data-testid="set-status"][data-status="generated"]');
    for (let n = 1; n <= 8; n += 1) await page.until(`[data-testid="sticker-${n}"] img`);
    await page.assertTidy();
    await page.close();
  }, 180_000);

  it('without words offers no other language, and no price for one', async () => {
    const person = await signUpWithTokens();
    const uploadName = `${randomUUID()}.png`;
    const upload = ref(person.storage, files.previewUpload(person.uid, uploadName));
    await uploadBytes(upload, await drawingSheet(4, 8), { contentType: 'image/png' });
    const { drawings } = await person.call('readDrawings', { uploadName, layout: 'sheet' });
    const { stampId } = await person.call('createStampOfDrawings', {
      requestId: randomUUID(),
      drawings: drawings.map(({ id }) => ({ id, text: '' })),
      presetId: 'classic',
      payWith: 'tokens',
    });
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
    const phone = { language: 'en', width: 390, height: 844 } as const;
    const page = await openSignedIn(browser, phone, person.email, `/sets/${stampId}/language`);
    await page.until('[data-testid="wordless"]');
    expect(await page.page.$('[data-testid="start-duplicate"], [data-testid="pay-tokens"]')).toBeNull();
    await page.assertTidy();
    await page.close();
  }, 120_000);
});

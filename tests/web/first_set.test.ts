import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { focusByKeyboard } from '../support/keyboard.ts';
import { signUpHere } from '../support/sign_in_at.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const portrait = fileURLToPath(new URL('../photos/portrait_1024.jpg', import.meta.url));
const notAPhoto = fileURLToPath(import.meta.url);

describe('first visit with a photo', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('creates a set and downloads the package', { timeout: 120_000 }, async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    await page.click('home-start');
    await (await page.find('photo-input')).uploadFile(portrait);
    await page.nextStep('/create/messages');
    await page.click('count-16');
    await page.click('tone-cute');
    await page.type('message-1', 'やっほー🎉');
    await page.nextStep('/create/style');
    await page.click('preset-classic');
    await page.click('next-step');
    await signUpHere(page);
    await page.click('start');
    await untilDrawn(page);

    expect(await validatePackage(await downloaded(page, page.click))).toEqual([]);
    await page.close();
  });

  it('creates a set and downloads the package by keyboard alone', { timeout: 120_000 }, async () => {
    const page = await openPage(browser, { language: 'en', width: 1280, height: 900 });
    const { keyboard } = page.page;
    const focus = (testId: string) => focusByKeyboard(page, testId);
    const press = async (testId: string) => {
      await focus(testId);
      await keyboard.press('Enter');
    };
    const fillIn = async (testId: string, text: string) => {
      await focus(testId);
      await keyboard.down('Control');
      await keyboard.press('a');
      await keyboard.up('Control');
      await keyboard.type(text);
    };
    // Each step moves the focus to its heading.
    const step = 'h1:focus';
    await press('home-start');
    await page.until(step);
    await focus('photo-input');
    // The file dialog itself belongs to the browser.
    await (await page.find('photo-input')).uploadFile(portrait);
    await page.until('[data-testid="next-step"]:not([disabled])');
    await press('next-step');
    await page.isAt('/create/messages');
    await page.until(step);
    await focus('count-16');
    await focus('tone-cute');
    await fillIn('message-1', 'Hello 🎉');
    expect(await page.value('message-1')).toBe('Hello 🎉');
    await press('next-step');
    await page.isAt('/create/style');
    await page.until(step);
    await focus('preset-anime');
    await press('next-step');
    await fillIn('sign-up-email', `${crypto.randomUUID()}@pochitto.example`);
    await fillIn('sign-up-password', 'correct horse');
    await press('sign-up-submit');
    await page.until('[data-testid="start"]:not([disabled])');
    await press('start');
    await untilDrawn(page);
    expect(await validatePackage(await downloaded(page, press))).toEqual([]);
    await page.close();
  });

  it('shows at once that a text file is not a photo', async () => {
    const page = await openPage(browser, { language: 'en', width: 390, height: 844 });
    await page.click('home-start');
    await (await page.find('photo-input')).uploadFile(notAPhoto);
    await page.text(/couldn't be read as a photo/);
    await page.close();
  });

  it('keeps the choices through a reload and when going back', { timeout: 60_000 }, async () => {
    const page = await openPage(browser, { language: 'ja', width: 390, height: 844 });
    await page.click('home-start');
    await (await page.find('photo-input')).uploadFile(portrait);
    await page.nextStep('/create/messages');
    await page.click('count-24');
    await page.until('[data-testid="message-24"]');
    await page.type('message-2', '覚えてるよ');
    await page.reload();
    await page.until('[data-testid="message-24"]');
    expect(await page.value('message-2')).toBe('覚えてるよ');
    await page.page.evaluate(typeDuringPause, '[data-testid="message-3"]', ['おは', 'おはよ']);
    await page.page.waitForFunction(() => localStorage.getItem('pochitto.draft')?.includes('"おはよ"'));
    expect(await page.value('message-3')).toBe('おはよ');
    await page.nextStep('/create/style');
    await page.click('preset-anime');
    await page.page.goBack();
    await page.isAt('/create/messages');
    expect(await page.value('message-2')).toBe('覚えてるよ');
    await page.page.goBack();
    await page.isAt('/create');
    await page.nextStep('/create/messages');
    await page.nextStep('/create/style');
    await page.until('[data-testid="preset-anime"][data-selected]');
    await page.close();
  });
});

/** Downloads the package of the set on the page. */
async function downloaded(page: WebPage, press: (testId: string) => Promise<void>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'pochitto-download-'));
  await page.downloadTo(folder);
  await press('tab-send');
  await page.until('[data-testid="line-package"][data-state="free"]', 60_000);
  await press('download-zip');
  const file = await finished(folder);
  await rm(folder, { recursive: true });
  return file;
}

/** Waits until all 16 stickers of the set on the page are shown. */
async function untilDrawn(page: WebPage): Promise<void> {
  await page.until('[data-testid="set-status"][data-status="generated"]', 60_000);
  for (let n = 1; n <= 16; n += 1) await page.until(`[data-testid="sticker-${n}"] img`);
  await page.assertTidy();
}

/**
 * Runs in the page: types a second text right after the first one was passed on and before it was rendered, as happens
 * on a busy machine.
 */
function typeDuringPause(selector: string, [first, second]: readonly string[]): void {
  const pause = 300;
  const field = document.querySelector(selector);
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const put = (text: string | undefined) => {
    setValue?.call(field, text);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  put(first);
  setTimeout(() => put(second), pause);
  const end = performance.now() + pause + 100;
  while (performance.now() < end);
}

/** Returns the ZIP in a folder. Its name may appear before its last bytes, which contain the directory. */
async function finished(folder: string): Promise<Uint8Array> {
  const endOfList = Buffer.from('PK\u0005\u0006');
  const read = async () => {
    const name = (await readdir(folder)).find((each) => each.endsWith('.zip'));
    return name === undefined ? Buffer.alloc(0) : readFile(join(folder, name));
  };
  const isWhole = (bytes: Buffer) => bytes.length > 22 && bytes.lastIndexOf(endOfList) === bytes.length - 22;
  await expect.poll(async () => isWhole(await read()), { timeout: 20_000 }).toBe(true);
  return read();
}

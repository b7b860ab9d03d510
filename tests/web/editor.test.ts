import { fileURLToPath } from 'node:url';
import {
  type GenerateQueueMessage,
  generateQueueMessageSchema,
} from '@pochitto/functions/domain/generation/generate_queue_message';
import { documents, ids } from '@pochitto/functions/domain/paths';
import { imageSchema } from '@pochitto/functions/domain/stamps/image';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { doc, getDoc } from 'firebase/firestore';
import { getBytes, ref } from 'firebase/storage';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import type { WebPage, WebWindow } from '../support/web_page.ts';

const other = fileURLToPath(new URL('../photos/coffee.png', import.meta.url));
const wide: WebWindow = { language: 'ja', width: 1280, height: 800 };
const phone: WebWindow = { language: 'ja', width: 390, height: 844 };

describe('editor of a finished set', () => {
  let browser: Browser;
  let person: Person;
  let stampId: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    person = await signUpWithTokens();
    const created = await createSet(person);
    stampId = created.stampId;
    await upload(person, created.uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'finished');
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  const open = async (window: WebWindow) => {
    const page = await openSignedIn(browser, window, person.email, `/sets/${stampId}/edit`);
    // Unsaved edits make the browser ask before a reload.
    page.page.on('dialog', (dialog) => dialog.accept());
    await page.until('[data-testid="stage-picture"][data-drawn]', 60_000);
    return page;
  };
  const save = async (page: WebPage) => {
    await page.click('editor-save');
    await page.until('[data-testid="editor-save"][data-count="0"]', 60_000);
  };

  it('shows every change at once, including moved marks, and saves it as the server draws it', async () => {
    const before = await readSet(person, stampId);
    const [first = '', second = ''] = before.order;
    const page = await open(wide);
    await page.type('words-text', 'おつかれさま');
    await page.click('panel-picture');
    await page.click('pose-face');
    await page.until('[data-testid="pose-face"][data-selected]');
    await page.click('editor-undo');
    await page.until('[data-testid="pose-bust"][data-selected]');
    await page.click('editor-redo');
    await page.until('[data-testid="pose-face"][data-selected]');
    await page.click('panel-set');
    await page.click('move-later');
    await page.click('make-main');
    await brushOver(page);
    await addHeart(page);
    // Words and mark, order, main picture, cut-out.
    await page.until('[data-testid="editor-save"][data-count="4"]');
    await save(page);

    const after = await readSet(person, stampId);
    expect(after.stamp.revision).toBe(before.stamp.revision + 1);
    expect(after.order.slice(0, 2)).toEqual([second, first]);
    expect(after.stamp.mainMessageId).toBe(first);
    expect(after.stamp.touchUp.map(({ mode }) => mode)).toEqual(['keep_area', 'erase']);
    expect(after.messages.get(first)).toMatchObject({ message: 'おつかれさま', pose: { framing: 'face' } });
    const marks = before.messages.get(first)?.acting?.marks ?? [];
    const saved = after.messages.get(first)?.acting?.marks ?? [];
    expect(saved.map(({ name }) => name)).toEqual([...marks.map(({ name }) => name), 'heart']);
    expect(saved.at(-1)).toMatchObject({
      x: expect.any(Number),
      y: expect.any(Number),
      scale: 1.77,
      turn: 5,
    });

    await page.until('[data-testid="cell-2"] canvas');
    const here = await canvasPixels(page, '[data-testid="cell-2"] canvas');
    const there = await storedPixels(person, ids.processedImage(first));
    expect({ width: here.width, height: here.height }).toEqual({ width: there.width, height: there.height });
    expect(differingShare(here.data, there.data)).toBeLessThan(0.02);
    await page.assertTidy();

    await page.click('panel-cutOut');
    await page.click('cut-out-again-thing');
    await page.until('[data-testid="cut-out-again-thing"][data-selected]:not([data-disabled])', 60_000);
    const again = await readSet(person, stampId);
    expect(again.stamp).toMatchObject({ subject: 'thing', revision: after.stamp.revision + 1 });
    await page.until('[data-testid="stage-picture"][data-drawn]', 60_000);
    await page.until('[data-testid="draw-faces"]');
    await (await page.find('another-photo')).uploadFile(other);
    await page.click('use-photo');
    await page.until('[data-testid="another-photo"]:not([disabled])', 60_000);
    await expect
      .poll(async () => (await readSet(person, stampId)).stamp, { timeout: 60_000, interval: 500 })
      .toMatchObject({ revision: again.stamp.revision + 1, photoCount: 2, touchUp: [], subject: 'thing' });
    await page.until('[data-testid="stage-picture"][data-drawn]', 60_000);
    await moveFace(page);
    await save(page);
    const faces = [...(await readSet(person, stampId)).messages.values()].map(
      ({ acting }) => acting?.drawnFace,
    );
    expect(faces.filter((face) => face?.x === null)).toHaveLength(7);
    expect(faces.filter((face) => typeof face?.x === 'number')).toHaveLength(1);
    await page.close();
  });

  it('keeps unsaved edits after a reload, also on a phone', async () => {
    const page = await open(phone);
    await page.click('cell-3');
    await page.type('words-text', 'おはよー');
    await page.click('place-top');
    await page.reload();
    await page.until('[data-testid="stage-picture"][data-drawn]', 60_000);
    await page.until('[data-testid="editor-save"][data-count="1"]');
    expect(await page.value('words-text')).toBe('おはよー');
    await page.until('[data-testid="place-top"][data-selected]');
    await page.assertTidy();
    const below = await page.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(below).toBeLessThanOrEqual(0);
    await page.click('font-yusei-magic');
    await page.click('all-caption');
    await page.until('[data-testid="editor-save"][data-count="8"]');
    for (const left of [1, 1, 0]) {
      await page.click('editor-undo');
      await page.until(`[data-testid="editor-save"][data-count="${left}"]`);
    }
    await page.close();
  });

  it('moves the caption by dragging, and a sticker by keyboard', async () => {
    const page = await open(wide);
    const stage = await page.until('[data-testid="stage"]');
    const box = await stage?.boundingBox();
    if (!box) throw new Error('The stage is not shown.');
    const { mouse, keyboard } = page.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height * 0.7);
    await mouse.down();
    await mouse.move(box.x + box.width / 2, box.y + box.height * 0.4, { steps: 6 });
    await mouse.up();
    await page.until('[data-testid="editor-save"][data-count="1"]');
    await page.click('editor-undo');
    await page.until('[data-testid="editor-save"][data-count="0"]');

    await page.page.focus('[data-testid="cell-1"] [slot="drag"]');
    await keyboard.press('Enter');
    // The drop target between two stickers: keys pressed earlier would still reach the sticker.
    await page.until('[role="gridcell"] > [role="button"]:focus');
    for (let times = 0; times < 3; times += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.until('[data-testid="editor-save"][data-count="1"]');
    await keyboard.down('Control');
    await keyboard.press('z');
    await keyboard.up('Control');
    await page.until('[data-testid="editor-save"][data-count="0"]');
    await page.close();
  });

  it('explains which words cannot be saved, and where', async () => {
    const page = await open({ ...phone, language: 'en' });
    await page.type('words-text', 'x'.repeat(31));
    await page.text(/30/);
    await page.click('cell-2');
    await page.click('editor-save');
    await page.until('[data-testid="cell-1"][data-selected]');
    expect(await page.value('words-text')).toHaveLength(31);
    await page.click('editor-undo');
    await page.assertTidy();
    await page.close();
  });

  it('reports a conflict in the second of two tabs, which keeps its edits and saves them afterwards', async () => {
    const [one, other] = [await open(wide), await open(phone)];
    await one.click('cell-4');
    await one.type('words-text', 'ひとつめ');
    await other.click('cell-5');
    await other.type('words-text', 'ふたつめ');
    await other.assertTidy();
    await save(one);
    await other.click('editor-save');
    await other.text(/別の画面で変更されました/);
    await other.click('take-changes');
    await other.text(/新しい内容を読み込みました/);
    await other.until('[data-testid="editor-save"][data-count="1"]');
    expect(await other.value('words-text')).toBe('ふたつめ');
    await save(other);
    const { order, messages } = await readSet(person, stampId);
    expect(order.slice(3, 5).map((id) => messages.get(id)?.message)).toEqual(['ひとつめ', 'ふたつめ']);
    await one.page.close();
    await other.page.close();
  });
});

/** Adds a piece of the background with a tap, and erases with one short stroke. */
async function brushOver(page: WebPage): Promise<void> {
  await page.click('panel-cutOut');
  await page.click('open-brush');
  const canvas = await page.until('[data-testid="brush-canvas"]');
  const box = await canvas?.boundingBox();
  if (!box) throw new Error('There is nothing to brush over.');
  const { mouse } = page.page;
  await page.click('brush-keep_area');
  await mouse.click(box.x + box.width * 0.08, box.y + box.height * 0.08);
  await page.until('[data-testid="brush-undo"]:not([disabled])');
  await page.click('brush-erase');
  await mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.55);
  await mouse.down();
  await mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 8 });
  await mouse.up();
  await page.until('[data-testid="brush-canvas"][data-busy="false"]');
  await page.assertTidy();
  await page.click('brush-done');
}

/** Draws a face on the thing in all stickers, and drags that of the current one. */
async function moveFace(page: WebPage): Promise<void> {
  await page.click('draw-faces');
  await page.click('panel-acting');
  await page.click('acting-expression');
  const box = await (await page.until('[data-testid="face-handle"]'))?.boundingBox();
  if (!box) throw new Error('The face is not shown.');
  const { mouse } = page.page;
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await mouse.move(box.x + box.width / 2 - 30, box.y + box.height / 2, { steps: 3 });
  await mouse.up();
}

/**
 * Adds a heart to the sticker, drags it as far to the lower left as possible, enlarges, rotates and moves it by
 * keyboard, and adds a star that is undone.
 */
async function addHeart({ page, click, until }: WebPage): Promise<void> {
  await click('panel-acting');
  await click('acting-marks');
  const before = (await page.$$('[data-testid^="chip-"]')).length;
  await click('add-heart');
  const heart = `[data-testid="mark-${before}"]`;
  const middle = async () => {
    const box = await (await until(heart))?.boundingBox();
    if (!box) throw new Error('The heart is not shown.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const isAt = (where: string) =>
    page.waitForFunction(
      (selector: string, test: string) => {
        const mark = document.querySelector(selector)?.getBoundingClientRect();
        const picture = document.querySelector('[data-testid="stage-picture"]')?.getBoundingClientRect();
        if (!mark || !picture) return false;
        const across = (mark.x + mark.width / 2 - picture.x) / picture.width;
        return test === 'left' ? across < 0.25 : across > 0.25;
      },
      { timeout: 60_000, polling: 50 },
      heart,
      where,
    );
  const from = await middle();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 300, from.y + 100, { steps: 5 });
  await page.mouse.move(from.x - 1200, from.y + 900, { steps: 2 });
  await page.mouse.up();
  await isAt('left');
  for (const key of ['+', '+', '+', '+', '+', '+', ']'] as const) await page.keyboard.press(key);
  await page.keyboard.down('Shift');
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
  await isAt('right');
  await click('add-star');
  await until(`[data-testid="chip-${before + 1}"][data-selected]`);
  await click('editor-undo');
  await page.waitForSelector(`[data-testid="chip-${before + 1}"]`, { hidden: true });
}

interface ReadSet {
  readonly stamp: Stamp;
  readonly order: readonly string[];
  readonly messages: ReadonlyMap<string, GenerateQueueMessage>;
}

/** Returns the state of a set of eight on the server. */
async function readSet({ firestore }: Person, stampId: string): Promise<ReadSet> {
  const stamp = stampSchema.parse((await getDoc(doc(firestore, documents.stamp(stampId)))).data());
  const found = await Promise.all(
    Array.from({ length: 8 }, async (_, at): Promise<[string, GenerateQueueMessage]> => {
      const id = ids.queueMessage(stamp.queueId, at + 1);
      const snapshot = await getDoc(doc(firestore, documents.generateQueueMessage(id)));
      return [id, generateQueueMessageSchema.parse(snapshot.data())];
    }),
  );
  found.sort(([, one], [, next]) => one.orderPriority - next.orderPriority);
  return { stamp, order: found.map(([id]) => id), messages: new Map(found) };
}

interface PlainPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

async function canvasPixels(page: WebPage, selector: string): Promise<PlainPixels> {
  const { width, height, data } = await page.page.$eval(selector, (element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, data: [...(pixels?.data ?? [])] };
  });
  return { width, height, data: Uint8Array.from(data) };
}

async function storedPixels({ firestore, storage }: Person, imageId: string): Promise<PlainPixels> {
  const { url } = imageSchema.parse((await getDoc(doc(firestore, documents.image(imageId)))).data());
  const png = sharp(new Uint8Array(await getBytes(ref(storage, url))));
  const { data, info } = await png.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Returns the share of visibly different pixels: a channel differs by more than 24 of 255, with alpha applied. */
function differingShare(one: Uint8Array, other: Uint8Array): number {
  let different = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [alpha = 0, otherAlpha = 0] = [one[at + 3], other[at + 3]];
    const off = [0, 1, 2].map((channel) =>
      Math.abs(((one[at + channel] ?? 0) * alpha - (other[at + channel] ?? 0) * otherAlpha) / 255),
    );
    if (Math.max(...off, Math.abs(alpha - otherAlpha)) > 24) different += 1;
  }
  return different / (one.length / 4);
}

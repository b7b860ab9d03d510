import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../functions/src/domain/paths.ts';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { findAxeViolations } from '../support/find_axe_violations.ts';
import { type Person, signUpWithTokens } from '../support/person.ts';
import { createSet } from '../support/sets.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import type { WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;
const sets = 30;
const entries = 90;

describe('long list', { timeout: 180_000 }, () => {
  let browser: Browser;
  let person: Person;

  /** Creates a person with thirty sets and ninety ledger entries. */
  beforeAll(async () => {
    [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens()]);
    const { firestore } = admin();
    const { stampId } = await createSet(person);
    const stamp = (await firestore.doc(documents.stamp(stampId)).get()).data() ?? {};
    const batch = firestore.batch();
    for (let number = 1; number < sets; number += 1) {
      const createdAt = Timestamp.fromMillis(Date.now() - number * 60_000);
      const title = `No. ${number}`;
      batch.set(firestore.doc(documents.stamp(`${stampId}-${number}`)), { ...stamp, title, createdAt });
    }
    for (let number = 0; number < entries; number += 1) {
      batch.set(firestore.doc(documents.tokenConsumption(`${stampId}-${number}`)), {
        userId: person.uid,
        stampId,
        amount: 1,
        reason: 'regeneration',
        createdAt: Timestamp.fromMillis(Date.now() - number * 60_000),
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
    await batch.commit();
  });
  afterAll(async () => {
    await browser?.close();
    await person?.close();
  });

  it('of sets shows twelve, and loads more by keyboard without moving the others', async () => {
    const page = await openSignedIn(browser, phone, person.email, '/sets');
    const cards = '[data-testid^="set-"]';
    await page.until('[data-testid="more-sets"]');
    expect(await count(page, cards)).toBe(12);
    await page.assertTidy();
    for (const expected of [24, sets]) {
      const seen = await growing(page, { items: cards, button: 'more-sets', expected });
      expect(seen.fewest).toBe(seen.before);
      expect(seen.moved).toBe(0);
      if (expected < sets) expect(seen.focused).toBe('more-sets');
    }
    expect(await page.page.$('[data-testid="more-sets"]')).toBeNull();
    await page.assertTidy();
    await page.close();
  });

  it('of sets can be filtered by words, state and product, also after returning to it', async () => {
    const page = await openSignedIn(browser, desk, person.email, '/sets');
    const cards = '[data-testid^="set-"]';
    await page.type('search-sets', 'ｎｏ 17');
    await page.until('[data-testid="sets-found"][data-count="1"]');
    await page.text(/30セットのうち、1セットが見つかりました/);
    expect(await count(page, cards)).toBe(1);
    await page.assertTidy();
    await page.page.locator('[data-testid^="open-"]').click();
    await page.until('[data-testid="set-name"], h1');
    await page.page.waitForFunction(() => location.pathname !== '/sets');
    await page.page.goBack();
    await page.until('[data-testid="sets-found"][data-count="1"]');
    expect(await page.value('search-sets')).toBe('ｎｏ 17');
    await page.page.select('[data-testid="filter-state"]', 'approved');
    await page.text(/30セットを探しましたが、見つかりませんでした/);
    await page.reload();
    await page.text(/30セットを探しましたが、見つかりませんでした/);
    expect(await findAxeViolations(page.page)).toEqual([]);
    await page.click('show-all-sets');
    await page.until('[data-testid="more-sets"]');
    expect(await count(page, cards)).toBe(12);
    await page.close();
  });

  it('of entries stays visible while it grows', async () => {
    const page = await openSignedIn(browser, desk, person.email, '/tokens');
    const rows = '[data-testid^="history-row-"]';
    await page.until('[data-testid="earlier"]');
    // The newest forty of each kind, including a new one.
    expect(await count(page, rows)).toBe(41);
    const seen = await growing(page, { items: rows, button: 'earlier', expected: 81 });
    expect(seen).toMatchObject({ fewest: 41, moved: 0, focused: 'earlier' });
    await page.assertTidy();
    await page.close();
  });
});

const count = (page: WebPage, selector: string) =>
  page.page.evaluate((items: string) => document.querySelectorAll(items).length, selector);

interface Growth {
  readonly items: string;
  readonly button: string;
  readonly expected: number;
}

/** Clicks a button by keyboard. Returns what was visible until the list has the given length. */
async function growing({ page }: WebPage, { items, button, expected }: Growth) {
  await page.focus(`[data-testid="${button}"]`);
  await page.evaluate((selector: string) => {
    const all = () => document.querySelectorAll(selector);
    const top = () => (all()[0]?.getBoundingClientRect().top ?? 0) + window.scrollY;
    const seen = { before: all().length, fewest: all().length, at: top(), moved: 0 };
    new MutationObserver(() => {
      seen.fewest = Math.min(seen.fewest, all().length);
      seen.moved = Math.max(seen.moved, Math.abs(top() - seen.at));
    }).observe(document.body, { childList: true, subtree: true });
    Object.assign(window, { seen });
  }, items);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (selector: string, wanted: number) => document.querySelectorAll(selector).length === wanted,
    { timeout: 60_000, polling: 50 },
    items,
    expected,
  );
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { before: number; fewest: number; moved: number } };
    const focused = document.activeElement?.getAttribute('data-testid') ?? null;
    return { before: seen.before, fewest: seen.fewest, moved: Math.round(seen.moved), focused };
  });
}

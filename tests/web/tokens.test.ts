import { FieldValue } from 'firebase-admin/firestore';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grant } from '../../functions/src/tokens/index.ts';
import { admin } from '../support/admin.ts';
import { deployedContext } from '../support/bare_context.ts';
import { launchBrowser } from '../support/chromium.ts';
import { signUpHere } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import { cards, chooseKonbini, controlStripe, payByCard, sessionOf } from '../support/stripe_page.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

const balance = (tokens: number) => `[data-testid="balance"][data-value="${tokens}"]`;
const status = (name: string) => `[data-testid="bought-status"][data-status="${name}"]`;
const line = (number: number, of: Record<string, string | number>) =>
  `[data-testid="history-row-${number}"]${Object.entries(of)
    .map(([name, value]) => `[data-${name}="${value}"]`)
    .join('')}`;

/** Opens the page that sells tokens for a new person. */
async function customer(browser: Browser, window: typeof phone | typeof desk) {
  const page = await openPage(browser, window, '/tokens');
  await page.click('to-sign-up');
  const email = await signUpHere(page);
  await page.until('[data-testid="balance-big"]');
  const { uid } = await admin().auth.getUserByEmail(email);
  return { page, uid };
}

const openTokensPage = async (page: WebPage) => {
  await page.page.goto(`${stack().webUrl}/tokens`);
  await page.until('[data-testid="balance-big"]');
};

async function ordersOf(uid: string): Promise<number> {
  const { docs } = await admin()
    .firestore.collection('token_transactions')
    .where('userId', '==', uid)
    .where('kind', '==', 'purchase')
    .get();
  return docs.length;
}

describe('buying tokens', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([phone, desk])(
    'by card credits them at once, in the history and on a receipt ($language)',
    async (window) => {
      const { page } = await customer(browser, window);
      await page.until(balance(0));
      await page.assertTidy();
      await page.click('buy-tokens_120');
      await payByCard(page, cards.pays);
      await page.until(status('completed'));
      await page.until(balance(120));
      await page.assertTidy();
      await page.click('to-tokens');
      await page.until(line(1, { kind: 'tokens', change: 120, balance: 120 }));
      await page.assertTidy();
      await page.click('receipt-link');
      await page.until('[data-testid="receipt"]');
      await page.text(/¥1,200/);
      await page.assertTidy();
      await page.close();
    },
  );

  it('with a declined card explains it, charges nothing, and can be canceled', async () => {
    const { page } = await customer(browser, phone);
    await page.click('buy-tokens_50');
    await payByCard(page, cards.declined);
    await page.until('[data-testid="pay-error"]');
    await page.click('pay-cancel');
    await page.until(status('cancelled'));
    await page.text(/代金は請求されていません/);
    await page.until(balance(0));
    expect(await page.page.$('[data-testid="history-row-1"]')).toBeNull();
    await page.close();
  });

  it('creates one order despite repeated clicks and navigation', async () => {
    const { page, uid } = await customer(browser, desk);
    await page.page.$eval('[data-testid="buy-tokens_300"]', (button) => {
      for (let press = 0; press < 3; press += 1) (button as HTMLButtonElement).click();
    });
    await page.until('[data-testid="pay-cancel"]');
    const first = sessionOf(page);
    await page.click('pay-cancel');
    await page.click('buy-tokens_300');
    await page.until('[data-testid="pay-cancel"]');
    expect(sessionOf(page)).toBe(first);
    expect(await ordersOf(uid)).toBe(1);
    await page.close();
  });

  it('can be repeated after the payment', async () => {
    const { page, uid } = await customer(browser, desk);
    for (const tokens of [50, 100]) {
      await page.click('buy-tokens_50');
      await payByCard(page, cards.pays);
      await page.until(balance(tokens));
      await page.click('to-tokens');
    }
    await page.until(line(1, { change: 50, balance: 100 }));
    await page.until(line(2, { change: 50, balance: 50 }));
    expect(await ordersOf(uid)).toBe(2);
    await page.close();
  });

  it('at a konbini shows instructions, and the tokens without a reload when the shop reports the payment', async () => {
    const { page, uid } = await customer(browser, phone);
    await page.click('buy-tokens_50');
    const session = await chooseKonbini(page);
    await openTokensPage(page);
    await page.until('[data-testid^="waiting-"]');
    // Times in Japan, whatever the browser's time zone is.
    await page.text(/23:59までにコンビニで/);
    await page.until(balance(0));
    await page.assertTidy();
    await page.page.goto(`${stack().webUrl}/tokens/return?session=${session}`);
    await page.until(status('waiting'));
    await page.assertTidy();
    await grant(deployedContext().context, { grantId: uid, uid, tokens: 10, tickets: 0 });
    await page.until(balance(10));
    await controlStripe('payVoucher', { of: session });
    await page.until(status('completed'));
    await page.until(balance(60));
    await page.click('to-tokens');
    // Ordered before the gift, paid after it.
    await page.until(line(1, { kind: 'tokens', change: 50, balance: 60 }));
    await page.until(line(2, { kind: 'bonus', change: 10, balance: 10 }));
    expect(await page.page.$('[data-testid^="waiting-"]')).toBeNull();
    await page.close();
  });

  it('at a konbini expires without a charge, and the history says so', async () => {
    const { page } = await customer(browser, desk);
    await page.click('buy-tokens_50');
    await chooseKonbini(page);
    await openTokensPage(page);
    await page.click('show-voucher');
    await page.click('voucher-lapse');
    await page.until('[data-testid="voucher-status"]:not([data-status="requires_action"])');
    await openTokensPage(page);
    await page.until(line(1, { kind: 'failed', change: 0, balance: 0 }));
    await page.text(/you weren't charged/);
    expect(await page.page.$('[data-testid^="waiting-"]')).toBeNull();
    await page.close();
  });

  it('is also possible for a ticket, which appears beside the welcome ticket', async () => {
    const { page } = await customer(browser, phone);
    await page.until('[data-testid="ticket-count"][data-value="1"]');
    await page.click('buy-ticket_1');
    await payByCard(page, cards.pays);
    await page.until(status('completed'));
    await page.until('[data-testid="ticket-count"][data-value="2"]');
    await page.click('to-tokens');
    await page.until('[data-testid="tickets"][data-count="2"]');
    await page.until(line(1, { kind: 'ticket', change: 0 }));
    await page.close();
  });

  it('explains a negative balance after a refund of spent tokens', async () => {
    const { page, uid } = await customer(browser, phone);
    await page.click('buy-tokens_50');
    await page.until('[data-testid="pay-card"]');
    const session = sessionOf(page);
    await payByCard(page, cards.pays);
    await page.until(balance(50));
    await spend(uid, 40);
    await page.until(balance(10));
    await controlStripe('refund', { of: session });
    await page.until(balance(-40));
    await page.click('to-tokens');
    await page.until('[data-testid="below-zero"]');
    await page.text(/あと40トークン/);
    await page.until(line(1, { kind: 'refund', change: -50, balance: -40 }));
    await page.until(line(2, { kind: 'generation', change: -40, balance: 10 }));
    await page.until(line(3, { kind: 'tokens', change: 50, balance: 50 }));
    await page.assertTidy();
    await page.close();
  });

  it('rejects a return with another person’s order', async () => {
    const { page } = await customer(browser, desk);
    await page.page.goto(`${stack().webUrl}/tokens/return?session=cs_test_somebodyElses`);
    await page.until(status('failed'));
    await page.text(/Purchase not found/);
    await page.until(balance(0));
    await page.page.browserContext().close();
  });
});

/** Charges like a set whose work starts. */
async function spend(uid: string, amount: number): Promise<void> {
  const { firestore } = admin();
  const now = FieldValue.serverTimestamp();
  const batch = firestore.batch();
  batch.create(firestore.doc(`token_consumptions/${crypto.randomUUID()}`), {
    userId: uid,
    stampId: 'a-set-that-is-gone',
    amount,
    reason: 'generation',
    createdAt: now,
    updatedAt: now,
  });
  batch.update(firestore.doc(`users/${uid}`), {
    tokenBalance: FieldValue.increment(0 - amount),
    updatedAt: now,
  });
  await batch.commit();
}

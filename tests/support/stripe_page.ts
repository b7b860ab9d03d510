import { stack } from './stack.ts';
import type { WebPage } from './web_page.ts';

export const cards = { pays: '4242424242424242', declined: '4000000000000002' } as const;

/** Pays on Stripe's page as a first-time customer. */
export async function payByCard(page: WebPage, number: string): Promise<void> {
  await page.type('pay-card-number', number);
  await page.type('pay-card-expiry', '12 / 34');
  await page.type('pay-card-cvc', '123');
  await page.type('pay-card-name', 'HANAKO');
  await page.click('pay-card-submit');
}

/** Chooses konbini on Stripe's page and waits for the voucher. Returns the session's id. */
export async function chooseKonbini(page: WebPage): Promise<string> {
  await page.until('[data-testid="pay-konbini"]');
  const session = sessionOf(page);
  await page.type('pay-konbini-name', 'コンビニ 花子');
  await page.click('pay-konbini-submit');
  await page.until('[data-testid="voucher-status"]');
  return session;
}

/** Returns the id of the session whose payment page is open. */
export function sessionOf(page: WebPage): string {
  const [, session] = /\/c\/pay\/(cs_[A-Za-z0-9_]+)/.exec(page.page.url()) ?? [];
  if (!session) throw new Error(`This is not Stripe's page: ${page.page.url()}`);
  return session;
}

/** Triggers an action at Stripe that the person does not do on a page, such as `payVoucher` or `refund`. */
export async function controlStripe(name: string, body: object): Promise<void> {
  const response = await fetch(`${stack().sandboxes.stripe}/sandbox/${name}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
}

import { money } from '../currency.ts';
import type { KonbiniStore, PaymentIntent, Voucher } from '../state/payments.ts';
import { type Html, html, pageFrame, timestamp } from './page_frame.ts';
import { type Language, translate, type Word } from './pay_page_words.ts';

const SHOPS = [
  ['familymart', 'ファミリーマート', 'FamilyMart'],
  ['lawson', 'ローソン', 'Lawson'],
  ['ministop', 'ミニストップ', 'Ministop'],
  ['seicomart', 'セイコーマート', 'Seicomart'],
] as const;

/** The voucher's page: waiting with its numbers, paid, or expired. */
export function voucherPage(intent: PaymentIntent, into: Language): string {
  const voucher = intent.next_action?.konbini_display_details;
  const status: Word =
    intent.status === 'succeeded' ? 'voucherPaid' : voucher ? 'voucherWaiting' : 'voucherLapsed';
  return pageFrame(
    into,
    translate(into, 'voucher'),
    html`<section role="status" data-testid="voucher-status" data-status="${intent.status}">${translate(into, status)}</section>
<section><dl><dt class="total">${translate(into, 'total')}</dt>
<dd class="total">${money(intent.amount, intent.currency)}</dd></dl></section>
${voucher ? waiting(intent, voucher, into) : null}`,
  );
}

function waiting(intent: PaymentIntent, voucher: Voucher, into: Language): Html {
  const shops = SHOPS.map(([key, japanese, english]) =>
    shop(into === 'ja' ? japanese : english, key, voucher.stores[key], into),
  );
  const when = timestamp(into, voucher.expires_at);
  return html`<section><p data-testid="voucher-by">${translate(into, 'voucherBy', { when })}</p>${shops}</section>
<section><form method="post" action="/konbini/voucher/${intent.id}/pay">
<button data-testid="voucher-pay">${translate(into, 'payAtShop')}</button></form>
<form method="post" action="/konbini/voucher/${intent.id}/lapse">
<button class="quiet" data-testid="voucher-lapse">${translate(into, 'letLapse')}</button></form></section>`;
}

const shop = (name: string, key: string, store: KonbiniStore, into: Language): Html => html`<h2>${name}</h2>
<dl><dt>${translate(into, 'paymentCode')}</dt><dd><code data-testid="voucher-code-${key}">${store.payment_code}</code></dd>
<dt>${translate(into, 'confirmationNumber')}</dt><dd><code>${store.confirmation_number}</code></dd></dl>`;

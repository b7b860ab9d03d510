import { money } from '../currency.ts';
import type { KonbiniStore, PaymentIntent, Voucher } from '../state/payments.ts';
import { type Html, html, pageFrame, timestamp } from './page_frame.ts';
import { type Language, say, type Word } from './pay_page_words.ts';

const SHOPS = [
  ['familymart', 'ファミリーマート', 'FamilyMart'],
  ['lawson', 'ローソン', 'Lawson'],
  ['ministop', 'ミニストップ', 'Ministop'],
  ['seicomart', 'セイコーマート', 'Seicomart'],
] as const;

/** The voucher, for as long as anyone asks: waiting with its numbers, paid, or lapsed. */
export function voucherPage(intent: PaymentIntent, into: Language): string {
  const voucher = intent.next_action?.konbini_display_details;
  const status: Word =
    intent.status === 'succeeded' ? 'voucherPaid' : voucher ? 'voucherWaiting' : 'voucherLapsed';
  return pageFrame(
    into,
    say(into, 'voucher'),
    html`<section role="status" data-testid="voucher-status" data-status="${intent.status}">${say(into, status)}</section>
<section><dl><dt class="total">${say(into, 'total')}</dt>
<dd class="total">${money(intent.amount, intent.currency)}</dd></dl></section>
${voucher ? waiting(intent, voucher, into) : null}`,
  );
}

function waiting(intent: PaymentIntent, voucher: Voucher, into: Language): Html {
  const shops = SHOPS.map(([key, japanese, english]) =>
    shop(into === 'ja' ? japanese : english, key, voucher.stores[key], into),
  );
  const when = timestamp(into, voucher.expires_at);
  return html`<section><p data-testid="voucher-by">${say(into, 'voucherBy', { when })}</p>${shops}</section>
<section><form method="post" action="/konbini/voucher/${intent.id}/pay">
<button data-testid="voucher-pay">${say(into, 'payAtShop')}</button></form>
<form method="post" action="/konbini/voucher/${intent.id}/lapse">
<button class="quiet" data-testid="voucher-lapse">${say(into, 'letLapse')}</button></form></section>`;
}

const shop = (name: string, key: string, store: KonbiniStore, into: Language): Html => html`<h2>${name}</h2>
<dl><dt>${say(into, 'paymentCode')}</dt><dd><code data-testid="voucher-code-${key}">${store.payment_code}</code></dd>
<dt>${say(into, 'confirmationNumber')}</dt><dd><code>${store.confirmation_number}</code></dd></dl>`;

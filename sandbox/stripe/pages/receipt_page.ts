import { money } from '../currency.ts';
import type { Charge } from '../state/payments.ts';
import { html, pageFrame, timestamp } from './page_frame.ts';
import { type Language, say } from './pay_page_words.ts';

/** What a charge's `receipt_url` shows. */
export function receiptPage(charge: Charge, into: Language): string {
  const refunded = html`<dt>${say(into, 'refunded')}</dt>
<dd data-testid="receipt-refunded">${money(charge.amount_refunded, charge.currency)}</dd>`;
  return pageFrame(
    into,
    say(into, 'receipt'),
    html`<section><dl><dt>${say(into, 'paidOn')}</dt><dd>${timestamp(into, charge.created)}</dd>
<dt>${say(into, 'total')}</dt><dd data-testid="receipt-total">${money(charge.amount, charge.currency)}</dd>
${charge.amount_refunded > 0 ? refunded : null}</dl></section>`,
  );
}

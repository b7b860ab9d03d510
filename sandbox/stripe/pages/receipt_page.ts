import { money } from '../currency.ts';
import type { Charge } from '../state/payments.ts';
import { html, pageFrame, timestamp } from './page_frame.ts';
import { type Language, translate } from './pay_page_words.ts';

/** The page at a charge's `receipt_url`. */
export function receiptPage(charge: Charge, into: Language): string {
  const refunded = html`<dt>${translate(into, 'refunded')}</dt>
<dd data-testid="receipt-refunded">${money(charge.amount_refunded, charge.currency)}</dd>`;
  return pageFrame(
    into,
    translate(into, 'receipt'),
    html`<section><dl><dt>${translate(into, 'paidOn')}</dt><dd>${timestamp(into, charge.created)}</dd>
<dt>${translate(into, 'total')}</dt><dd data-testid="receipt-total">${money(charge.amount, charge.currency)}</dd>
${charge.amount_refunded > 0 ? refunded : null}</dl></section>`,
  );
}

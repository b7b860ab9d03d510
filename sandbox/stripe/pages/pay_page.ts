import { money } from '../currency.ts';
import type { LineItem, Session } from '../state/checkout.ts';
import { type Html, html, pageFrame } from './page_frame.ts';
import { type Language, translate, type Word } from './pay_page_words.ts';

/** The hosted page of an open session: order summary, card form, konbini form, and a cancel link. */
export function payPage(session: Session, lines: LineItem[], into: Language, problem: Word | null): string {
  const forms = session.payment_method_types.map((method) =>
    method === 'card' ? cardForm(session, into) : konbiniForm(session, into),
  );
  return pageFrame(
    into,
    translate(into, 'pay'),
    html`${problem ? html`<section class="alert" role="alert" data-testid="pay-error">${translate(into, problem)}</section>` : null}
${summary(session, lines, into)}${forms}${notice(session)}${cancelLink(session, into)}`,
  );
}

/** The page of an expired session. */
export function expiredPage(session: Session, into: Language): string {
  const text = html`<section data-testid="pay-expired">${translate(into, 'expiredHow')}</section>`;
  return pageFrame(into, translate(into, 'expired'), html`${text}${cancelLink(session, into)}`);
}

function summary(session: Session, lines: LineItem[], into: Language): Html {
  const rows = lines.map(
    (line) =>
      html`<dt>${line.description} × ${line.quantity}</dt><dd>${money(line.amount_total, line.currency)}</dd>`,
  );
  const total = money(session.amount_total, session.currency);
  return html`<section><dl>${rows}<dt class="total">${translate(into, 'total')}</dt>
<dd class="total" data-testid="pay-total">${total}</dd></dl></section>`;
}

function cardForm(session: Session, into: Language): Html {
  const amount = money(session.amount_total, session.currency);
  return html`<section><h2>${translate(into, 'card')}</h2>
<form method="post" action="/c/pay/${session.id}/card" data-testid="pay-card">
${emailField(session, into, 'pay-card-email')}
<label>${translate(into, 'cardNumber')}
<input name="number" inputmode="numeric" autocomplete="cc-number" required data-testid="pay-card-number"></label>
<div class="pair"><label>${translate(into, 'expiry')}
<input name="expiry" placeholder="12 / 34" autocomplete="cc-exp" required data-testid="pay-card-expiry"></label>
<label>${translate(into, 'securityCode')}
<input name="cvc" inputmode="numeric" autocomplete="cc-csc" required data-testid="pay-card-cvc"></label></div>
<label>${translate(into, 'name')}<input name="name" autocomplete="cc-name" required data-testid="pay-card-name"></label>
<button data-testid="pay-card-submit">${translate(into, 'payNow', { amount })}</button>
<p class="hint">${translate(into, 'tryCards')}</p></form></section>`;
}

function konbiniForm(session: Session, into: Language): Html {
  return html`<section><h2>${translate(into, 'konbini')}</h2><p class="hint">${translate(into, 'konbiniHow')}</p>
<form method="post" action="/c/pay/${session.id}/konbini" data-testid="pay-konbini">
${emailField(session, into, 'pay-konbini-email')}
<label>${translate(into, 'name')}<input name="name" autocomplete="name" required data-testid="pay-konbini-name"></label>
<button data-testid="pay-konbini-submit">${translate(into, 'issue')}</button></form></section>`;
}

/** The merchant's `custom_text` for the submit button. */
const notice = ({ custom_text: { submit } }: Session): Html | null =>
  submit ? html`<p class="hint" data-testid="pay-notice">${submit.message}</p>` : null;

/** Read-only when the address is known from the customer or the request. */
function emailField(session: Session, into: Language, testId: string): Html {
  const known = session.customer_details?.email ?? '';
  const fixed = known ? html` readonly` : null;
  return html`<label>${translate(into, 'email')}<input name="email" type="email" autocomplete="email" required
value="${known}"${fixed} data-testid="${testId}"></label>`;
}

function cancelLink(session: Session, into: Language): Html | null {
  if (session.cancel_url === null) return null;
  const address = session.cancel_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
  return html`<p><a href="${address}" data-testid="pay-cancel">${translate(into, 'cancel')}</a></p>`;
}

import type { IncomingHttpHeaders } from 'node:http';
import { parseForm } from '../api/parse_form.ts';
import { money } from '../currency.ts';
import { findCard } from '../objects/card.ts';
import { findCharge } from '../objects/charge.ts';
import { payByCard, payByKonbini } from '../objects/checkout.ts';
import { systemContext } from '../objects/event.ts';
import { findPaymentIntent } from '../objects/payment_intent.ts';
import { findSession, linesOf } from '../objects/session.ts';
import { expireOverdue, expireVoucher, payVoucher } from '../objects/voucher.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Session } from '../state/checkout.ts';
import type { Charge } from '../state/payments.ts';
import { html, pageFrame, timestamp } from './page_frame.ts';
import { expiredPage, payPage } from './pay_page.ts';
import { declineWord, type Language, language, translate, type Word } from './pay_page_words.ts';
import { voucherPage } from './voucher_page.ts';

export interface PageRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A page, or a redirect. */
export type PageReply = { html: string } | { location: string };

/**
 * Answers the buyer's browser.
 *
 * @returns null for a path that is not a page.
 * @throws {ApiError} unknown IDs.
 */
export function answerPage(sandbox: Sandbox, request: PageRequest): PageReply | null {
  const [, area, second = '', third = '', action = ''] = request.path.split('/');
  expireOverdue(sandbox);
  const post = request.method === 'POST';
  if (area === 'c' && second === 'pay') {
    const session = findSession(sandbox, third);
    return post ? paid(sandbox, session, action, request) : showPayPage(sandbox, session, request);
  }
  if (area === 'konbini' && second === 'voucher') {
    const intent = findPaymentIntent(sandbox, third);
    // A repeated click redirects to the page with the current status.
    const waits = intent.next_action !== null;
    if (post && waits && action === 'pay') payVoucher(systemContext(sandbox), intent);
    if (post && waits && action === 'lapse') expireVoucher(systemContext(sandbox), intent);
    if (post) return { location: `/konbini/voucher/${intent.id}` };
    const locale = [...sandbox.state.sessions.values()].find(
      (one) => one.payment_intent === intent.id,
    )?.locale;
    return { html: voucherPage(intent, language(locale ?? null, request.headers['accept-language'])) };
  }
  if (area === 'receipts' && !post) {
    const into = language(null, request.headers['accept-language']);
    return { html: receiptPage(findCharge(sandbox, second), into) };
  }
  return null;
}

function showPayPage(sandbox: Sandbox, session: Session, request: PageRequest): PageReply {
  const into = language(session.locale, request.headers['accept-language']);
  if (session.status === 'expired') return { html: expiredPage(session, into) };
  if (session.status === 'complete') return { location: nextUrl(session) };
  return { html: payPage(session, linesOf(sandbox, session), into, problemOf(sandbox, session, request)) };
}

/** Returns why the last attempt failed, from the URL or from the payment. */
function problemOf(sandbox: Sandbox, session: Session, request: PageRequest): Word | null {
  const { problem } = parseForm(request.query);
  if (problem === 'unknownCard' || problem === 'incomplete') return problem;
  const intent = sandbox.state.paymentIntents.get(session.payment_intent ?? '');
  const error = intent?.last_payment_error;
  return error ? declineWord(error.code, error.decline_code) : null;
}

function paid(sandbox: Sandbox, session: Session, action: string, request: PageRequest): PageReply {
  if (session.status !== 'open') return { location: `/c/pay/${session.id}` };
  const form = parseForm(request.body);
  const field = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const buyer = { email: session.customer_details?.email ?? field('email'), name: field('name') };
  const again = (problem: Word) => ({ location: `/c/pay/${session.id}?problem=${problem}` });
  if (!buyer.email || !buyer.name) return again('incomplete');
  if (action === 'konbini') {
    payByKonbini(systemContext(sandbox), session, buyer);
    return { location: nextUrl(session) };
  }
  if (!field('number') || !field('expiry') || !field('cvc')) return again('incomplete');
  const card = /^[\d\s-]+$/.test(field('number')) ? findCard(field('number')) : undefined;
  if (!card) return again('unknownCard');
  payByCard(systemContext(sandbox), session, card, buyer);
  return { location: nextUrl(session) };
}

/** URL after a payment attempt: the merchant's page, the voucher, or the payment page. */
function nextUrl(session: Session): string {
  if (session.status !== 'complete') return `/c/pay/${session.id}`;
  if (session.payment_status !== 'paid') return `/konbini/voucher/${session.payment_intent}`;
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

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

import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formEmail, formExpand, formText } from '../api/form_types.ts';
import { CREATED_PARAMETER, createdWithin, PAGE_PARAMETERS, type Page, page } from '../api/page.ts';
import type { Call, Context } from '../call.ts';
import type { Sandbox } from '../sandbox.ts';
import type { LineItem, Session } from '../state/checkout.ts';

export function findSession(sandbox: Sandbox, id: string): Session {
  const session = sandbox.state.sessions.get(id);
  if (!session) throw missingResource('checkout.session', id, 'id');
  return session;
}

/** Finds the session that a payment intent belongs to, if any. */
export function sessionOf(sandbox: Sandbox, paymentIntent: string): Session | undefined {
  for (const session of sandbox.state.sessions.values()) {
    if (session.payment_intent === paymentIntent) return session;
  }
  return undefined;
}

export const SESSION_LIST_PARAMETERS = z.strictObject({
  ...PAGE_PARAMETERS,
  created: CREATED_PARAMETER,
  customer: formText().optional(),
  customer_details: z.strictObject({ email: formEmail }).optional(),
  payment_intent: formText().optional(),
  status: z.enum(['complete', 'expired', 'open']).optional(),
});

export const LINE_ITEM_LIST_PARAMETERS = z.strictObject(PAGE_PARAMETERS);

export function retrieveSession(call: Call): Session {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findSession(call.sandbox, call.id);
}

export function listSessions(call: Call): Page<Session> {
  const sent = checkParameters(SESSION_LIST_PARAMETERS, call.form);
  const wanted = [...call.sandbox.state.sessions.values()].filter(
    (session) =>
      createdWithin(session.created, sent.created) &&
      (sent.customer === undefined || session.customer === sent.customer) &&
      (sent.payment_intent === undefined || session.payment_intent === sent.payment_intent) &&
      (sent.status === undefined || session.status === sent.status) &&
      (!sent.customer_details || session.customer_details?.email === sent.customer_details.email),
  );
  return page(wanted, '/v1/checkout/sessions', sent);
}

/** Oldest first, unlike other lists. */
export function listLineItems(call: Call): Page<LineItem> {
  const sent = checkParameters(LINE_ITEM_LIST_PARAMETERS, call.form);
  const session = findSession(call.sandbox, call.id);
  return page(linesOf(call.sandbox, session).toReversed(), lineItemsUrl(session), sent);
}

export const linesOf = (sandbox: Sandbox, session: Session): LineItem[] =>
  sandbox.state.lineItems.get(session.id) ?? [];

export const lineItemsUrl = (session: Session) => `/v1/checkout/sessions/${session.id}/line_items`;

export function expireSession(call: Call): Session {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  const session = findSession(call.sandbox, call.id);
  if (session.status !== 'open') {
    throw invalidRequest(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  return markExpired(call, session);
}

export function markExpired(context: Context, session: Session): Session {
  session.status = 'expired';
  session.url = null;
  context.emit('checkout.session.expired', session);
  return session;
}

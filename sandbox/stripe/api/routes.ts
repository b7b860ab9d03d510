import type { Call } from '../call.ts';
import { retrieveCharge } from '../objects/charge.ts';
import { confirmPaymentPage, createPaymentIntent, retrievePaymentPage } from '../objects/confirm_payment.ts';
import { createSession } from '../objects/create_session.ts';
import {
  createCustomer,
  deleteCustomer,
  listCustomers,
  retrieveCustomer,
  updateCustomer,
} from '../objects/customer.ts';
import { searchCustomers } from '../objects/customer_search.ts';
import { closeDispute, listDisputes, retrieveDispute, updateDispute } from '../objects/dispute.ts';
import { listEvents, retrieveEvent } from '../objects/event.ts';
import { retrievePaymentIntent } from '../objects/payment_intent.ts';
import { createPaymentMethod } from '../objects/payment_method.ts';
import { createPrice, createProduct } from '../objects/price.ts';
import { createRefund, listRefunds, retrieveRefund } from '../objects/refund.ts';
import { expireSession, listLineItems, listSessions, retrieveSession } from '../objects/session.ts';

/**
 * Handles one API request and returns the response body.
 *
 * @throws {ApiError}
 */
export type Handler = (call: Call) => object;

/** All endpoints; `:id` matches one segment of the path. */
const ROUTES: Record<string, Handler> = {
  'GET /v1/charges/:id': retrieveCharge,
  'GET /v1/checkout/sessions': listSessions,
  'POST /v1/checkout/sessions': createSession,
  'GET /v1/checkout/sessions/:id': retrieveSession,
  'POST /v1/checkout/sessions/:id/expire': expireSession,
  'GET /v1/checkout/sessions/:id/line_items': listLineItems,
  'GET /v1/customers': listCustomers,
  'POST /v1/customers': createCustomer,
  'GET /v1/customers/search': searchCustomers,
  'GET /v1/customers/:id': retrieveCustomer,
  'POST /v1/customers/:id': updateCustomer,
  'DELETE /v1/customers/:id': deleteCustomer,
  'GET /v1/disputes': listDisputes,
  'GET /v1/disputes/:id': retrieveDispute,
  'POST /v1/disputes/:id': updateDispute,
  'POST /v1/disputes/:id/close': closeDispute,
  'GET /v1/events': listEvents,
  'GET /v1/events/:id': retrieveEvent,
  'POST /v1/payment_intents': createPaymentIntent,
  'GET /v1/payment_intents/:id': retrievePaymentIntent,
  'POST /v1/payment_methods': createPaymentMethod,
  'GET /v1/payment_pages/:id': retrievePaymentPage,
  'POST /v1/payment_pages/:id/confirm': confirmPaymentPage,
  'POST /v1/prices': createPrice,
  'POST /v1/products': createProduct,
  'GET /v1/refunds': listRefunds,
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds/:id': retrieveRefund,
};

/** @returns the handler and the ID in the path, or null if there is none. */
export function route(method: string, path: string): { handle: Handler; id: string } | null {
  const steps = path.split('/');
  for (const [pattern, handle] of Object.entries(ROUTES)) {
    const [httpMethod, shape = ''] = pattern.split(' ');
    const wanted = shape.split('/');
    if (httpMethod !== method || wanted.length !== steps.length) continue;
    if (!wanted.every((step, index) => step === steps[index] || (step === ':id' && steps[index]))) continue;
    return { handle, id: decodeURIComponent(steps[wanted.indexOf(':id')] ?? '') };
  }
  return null;
}

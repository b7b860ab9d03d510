import { z } from 'zod';
import { EVENT_TYPES } from '../state/events.ts';
import type { Control } from './control.ts';

const seconds = z.number().min(0);
const of = z.strictObject({ of: z.string() });

const MODE = z.strictObject({
  delay: z.number().min(0).exactOptional(),
  copies: z.int().min(1).max(1000).exactOptional(),
  order: z.enum(['reversed', 'sent', 'shuffled']).exactOptional(),
  concurrency: z.int().min(1).max(1000).exactOptional(),
  held: z.boolean().exactOptional(),
  timeout: z.number().min(1).exactOptional(),
  retries: z.int().min(0).exactOptional(),
  timeFactor: z.number().positive().exactOptional(),
});

const ENDPOINT = z.strictObject({
  url: z.url(),
  secrets: z.array(z.string().min(1)).min(1).max(2),
  events: z.array(z.string()).exactOptional(),
});

const FAULT = z.strictObject({
  kind: z.enum(['error', 'drop_response', 'drop_request', 'rate_limit', 'slow', 'unavailable']),
  times: z.int().min(1).exactOptional(),
  path: z.string().exactOptional(),
  method: z.enum(['DELETE', 'GET', 'POST']).exactOptional(),
  delay: z.number().min(0).exactOptional(),
});

/** An action of `Control`, and the JSON body that `POST /sandbox/<action>` takes for it. */
type Action = (control: Control, body: unknown) => unknown;

function action<Schema extends z.ZodType>(
  schema: Schema,
  act: (control: Control, body: z.output<Schema>) => unknown,
): Action {
  return (control, body) => act(control, schema.parse(body));
}

const session = z.strictObject({ session: z.string() });
const refund = z.strictObject({ refund: z.string() });
const dispute = z.strictObject({ dispute: z.string() });

const ACTIONS: Record<keyof Control, Action> = {
  paySession: action(session.extend({ card: z.string().exactOptional() }), (to, it) =>
    to.paySession(it.session, it.card),
  ),
  chooseKonbini: action(session, (to, it) => to.chooseKonbini(it.session)),
  payVoucher: action(of, (to, it) => to.payVoucher(it.of)),
  expireVoucher: action(of, (to, it) => to.expireVoucher(it.of)),
  expireSession: action(session, (to, it) => to.expireSession(it.session)),
  refund: action(of.extend({ yen: z.int().min(1).exactOptional() }), (to, it) => to.refund(it.of, it.yen)),
  completeRefund: action(refund, (to, it) => to.completeRefund(it.refund)),
  failRefund: action(refund, (to, it) => to.failRefund(it.refund)),
  openDispute: action(
    of.extend({ reason: z.string().exactOptional(), inquiry: z.boolean().exactOptional() }),
    (to, { of: id, ...how }) => to.openDispute(id, how),
  ),
  submitEvidence: action(dispute, (to, it) => to.submitEvidence(it.dispute)),
  winDispute: action(dispute, (to, it) => to.winDispute(it.dispute)),
  loseDispute: action(dispute, (to, it) => to.loseDispute(it.dispute)),
  events: action(z.strictObject({ type: z.enum(EVENT_TYPES).exactOptional() }), (to, it) =>
    to.events(it.type),
  ),
  resendEvent: action(
    z.strictObject({ event: z.string(), times: z.int().min(1).max(10_000).exactOptional() }),
    (to, it) => to.resendEvent(it.event, it.times),
  ),
  deliveries: action(z.strictObject({}), (to) => to.deliveries()),
  setDelivery: action(MODE, (to, mode) => to.setDelivery(mode)),
  releaseEvents: action(z.strictObject({}), (to) => to.releaseEvents()),
  setEndpoint: action(z.strictObject({ endpoint: ENDPOINT.nullable() }), (to, it) =>
    to.setEndpoint(it.endpoint),
  ),
  idle: action(z.strictObject({ retriesToo: z.boolean().exactOptional() }), (to, it) =>
    to.idle(it.retriesToo),
  ),
  advanceClock: action(z.strictObject({ seconds }), (to, it) => to.advanceClock(it.seconds)),
  addFault: action(FAULT, (to, fault) => to.addFault(fault)),
  reset: action(z.strictObject({}), (to) => to.reset()),
};

/**
 * Answers `POST /sandbox/<action>` with `{result}`, and `GET /sandbox` with the actions' names.
 *
 * @returns null for other requests.
 * @throws {ZodError} invalid body.
 * @throws {SyntaxError} invalid JSON.
 * @throws {ApiError}
 */
export async function answerControl(control: Control, method: string, path: string, body: string) {
  if (path === '/sandbox') return { result: Object.keys(ACTIONS) };
  const name = path.slice('/sandbox/'.length);
  const found = Object.entries(ACTIONS).find(([known]) => known === name);
  if (!found || method !== 'POST') return null;
  const result = await found[1](control, body === '' ? {} : JSON.parse(body));
  return { result: result ?? null };
}

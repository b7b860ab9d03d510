import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from '../call.ts';
import type { Fault } from '../control/switches.ts';
import { identifier } from '../identifier.ts';
import { makeEvent, publish } from '../objects/event.ts';
import { expireOverdue } from '../objects/voucher.ts';
import type { Sandbox } from '../sandbox.ts';
import { API_VERSION, type StripeEvent } from '../state/events.ts';
import { ApiError } from './api_error.ts';
import { expand } from './expand.ts';
import type { Answer } from './idempotency.ts';
import { type Form, parseForm } from './parse_form.ts';
import { route } from './routes.ts';

const unauthorized = (message: string) =>
  new ApiError(401, { type: 'invalid_request_error', message }, false);

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;

export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** `lost`: the connection closes without a response. */
export interface ApiReply {
  status: number;
  headers: Record<string, string>;
  body: object;
  lost: boolean;
}

/** Answers one request to `/v1/…` like Stripe. */
export async function answerApi(sandbox: Sandbox, request: ApiRequest): Promise<ApiReply> {
  const requestId = identifier('req', 14);
  const headers: Record<string, string> = { 'request-id': requestId };
  const key = header(request.headers, 'idempotency-key');
  const fault = sandbox.switches.take(request.method, request.path);
  if (fault?.kind === 'drop_request') return { status: 0, headers, body: {}, lost: true };
  let held: string | null = null;
  try {
    authorize(request.headers, sandbox.apiKeys);
    const version = versionOf(request.headers);
    headers['stripe-version'] = version ?? API_VERSION;
    if (fault?.kind === 'rate_limit') throw tooMany();
    if (fault?.kind === 'unavailable') throw unavailable();
    const form = parseForm(request.method === 'POST' ? request.body : request.query);
    if (key !== null && request.method === 'POST') {
      headers['idempotency-key'] = key;
      const before = sandbox.idempotency.begin(key, fingerprint(request, form));
      if (before) return replay(before, headers);
      held = key;
    }
    const answer = await perform(sandbox, request, { form, version, key, requestId, fault });
    if (held !== null) sandbox.idempotency.finish(held, answer);
    const { status, body } = answer;
    return { status, headers, body, lost: fault?.kind === 'drop_response' };
  } catch (problem) {
    if (held !== null) sandbox.idempotency.release(held);
    if (!(problem instanceof ApiError)) throw problem;
    return { status: problem.status, headers, body: { error: problem.body }, lost: false };
  }
}

interface RequestContext {
  form: Form;
  version: string | null;
  key: string | null;
  requestId: string;
  fault: Fault | null;
}

/**
 * @returns the response to store for the idempotency key.
 * @throws {ApiError} for responses that are not stored.
 */
async function perform(sandbox: Sandbox, request: ApiRequest, context: RequestContext): Promise<Answer> {
  const { form, version, key, requestId, fault } = context;
  const found = route(request.method, request.path);
  if (!found) throw unknownUrl(request);
  if (fault?.kind === 'slow') await wait(fault.delay);
  if (fault?.kind === 'error') {
    const message = 'An unknown error occurred';
    return { status: 500, body: { error: { type: 'api_error', message } }, requestId };
  }
  expireOverdue(sandbox);
  const events: StripeEvent[] = [];
  const cause = { requestId, idempotencyKey: key };
  const call: Call = {
    sandbox,
    form,
    id: found.id,
    version,
    emit: (type, object, previous) => events.push(makeEvent(sandbox, cause, type, object, previous)),
  };
  try {
    const reply = found.handle(call);
    for (const event of events) publish(sandbox, event);
    return { status: 200, body: structuredClone(expand(sandbox, reply, form)), requestId };
  } catch (problem) {
    if (!(problem instanceof ApiError) || !problem.begun) throw problem;
    // A declined card still emits its events; an invalid request emits none.
    if (problem.status === 402) for (const event of events) publish(sandbox, event);
    return { status: problem.status, body: structuredClone({ error: problem.body }), requestId };
  }
}

function replay(before: Answer, headers: Record<string, string>): ApiReply {
  const more = { 'idempotent-replayed': 'true', 'original-request': before.requestId };
  return { status: before.status, headers: { ...headers, ...more }, body: before.body, lost: false };
}

function versionOf(headers: IncomingHttpHeaders): string | null {
  const version = header(headers, 'stripe-version');
  if (version === null || version === API_VERSION) return version;
  const message = `Invalid Stripe API version: ${version}. This sandbox speaks ${API_VERSION}.`;
  throw new ApiError(400, { type: 'invalid_request_error', message }, false);
}

function header(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

const unknownUrl = ({ method, path }: ApiRequest) =>
  new ApiError(
    404,
    { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` },
    false,
  );

const tooMany = () =>
  new ApiError(
    429,
    {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Too many requests hit the API too quickly.',
    },
    false,
  );

const unavailable = () =>
  new ApiError(503, { type: 'api_error', message: 'Stripe is temporarily unavailable.' }, false);

/** Independent of the order of parameters. */
const fingerprint = (request: ApiRequest, form: Form) =>
  JSON.stringify([request.method, request.path, sorted(form)]);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return pairs.map(([name, inner]) => [name, sorted(inner)]);
}

/**
 * Authenticates a request by its secret key, as bearer token or as the user of basic authentication.
 * @param accepted accepted keys; when empty, every test key is accepted.
 * @throws {ApiError} 401, as Stripe does, for no key, a wrong key, or a live one.
 */
function authorize(headers: IncomingHttpHeaders, accepted: readonly string[]): void {
  const key = keyIn(headers.authorization ?? '');
  if (!key) {
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, ' +
        "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (/^[sr]k_live_/.test(key)) {
    throw unauthorized('This sandbox takes test keys only: a live key must never reach it.');
  }
  const exists = accepted.length > 0 ? accepted.includes(key) : /^[sr]k_test_\w+$/.test(key);
  if (!exists) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

function keyIn(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
}

import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Switch } from '../control/switches.ts';
import type { Sandbox } from '../sandbox.ts';
import { ApiError, type ApiReply, commonHeaders, invalidRequest } from './api_reply.ts';
import { drawAndBill } from './draw_and_bill.ts';
import { type Order, readOrder } from './parameters.ts';
import { readEdit, type SentImage } from './read_edit.ts';

const unauthorized = (message: string, code: string | null) =>
  new ApiError(401, { message, type: 'invalid_request_error', param: null, code });

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Answers one request under `/v1/images/`. */
export async function answerImages(sandbox: Sandbox, request: ApiRequest): Promise<ApiReply> {
  const requestId = `req_${randomBytes(16).toString('hex')}`;
  const startedAt = Date.now();
  const seen: Pick<Read, 'fields' | 'images'>[] = [];
  const reply = await answer(sandbox, request, requestId, startedAt, (read) => void seen.push(read)).catch(
    (problem: unknown) => errorReply(problem, requestId),
  );
  const [read] = seen;
  sandbox.calls.push({
    requestId,
    path: request.path,
    status: reply.status,
    fields: read?.fields ?? {},
    images: (read?.images ?? []).map(({ type, bytes }) => ({ type, bytes: bytes.length })),
  });
  return reply;
}

interface Read {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly images: readonly SentImage[];
  readonly order: () => Order;
}

async function answer(
  sandbox: Sandbox,
  request: ApiRequest,
  requestId: string,
  startedAt: number,
  note: (read: Read) => void,
): Promise<ApiReply> {
  authorize(request.headers, sandbox.apiKeys);
  const read = await readRequest(request);
  note(read);
  const call = { order: read.order(), images: read.images, requestId, startedAt };
  const fault = sandbox.settings.next.shift() ?? null;
  throwSwitchedError(sandbox, fault, startedAt);
  return drawAndBill(sandbox, call, fault);
}

async function readRequest({ method, path, headers, body }: ApiRequest): Promise<Read> {
  const contentType = headers['content-type'] ?? '';
  if (method === 'POST' && path === '/v1/images/edits') {
    const { fields, images } = await readEdit(contentType, body);
    return { fields, images, order: () => readOrder(fields, 'edit') };
  }
  if (method === 'POST' && path === '/v1/images/generations') {
    const fields = readJson(body);
    return { fields, images: [], order: () => readOrder(fields, 'generation') };
  }
  throw new ApiError(404, {
    message: `Invalid URL (${method} ${path})`,
    type: 'invalid_request_error',
    param: null,
    code: null,
  });
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(body.toString('utf8'))));
  } catch {
    throw invalidRequest('We could not parse the JSON body of your request.', null, null);
  }
}

function errorReply(problem: unknown, requestId: string): ApiReply {
  if (!(problem instanceof ApiError)) throw problem;
  const { status, body, headers } = problem;
  return { status, body: { error: body }, headers: { ...commonHeaders(requestId), ...headers }, sent: 'yes' };
}

/** @throws {ApiError} 401 without a key, or with an unknown one. */
function authorize(headers: IncomingHttpHeaders, apiKeys: readonly string[]): void {
  const [, key = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (key === '') {
    throw unauthorized("You didn't provide an API key. Provide it in an Authorization header.", null);
  }
  if (!apiKeys.includes(key)) {
    throw unauthorized(`Incorrect API key provided: ${key.slice(0, 8)}***.`, 'invalid_api_key');
  }
}

/** @throws {ApiError} for switches and rate limits that fail a call before anything is drawn. */
function throwSwitchedError({ settings, bill }: Sandbox, fault: Switch | null, at: number): void {
  const wait = { 'retry-after-ms': String(settings.retryAfterMs) };
  const error = (status: number, type: string, code: string | null, message: string, headers = {}) =>
    new ApiError(status, { message, type, param: null, code }, headers);
  const isBusy = bill.filter((image) => image.at > at - 60_000).length >= settings.imagesPerMinute;
  if (fault === '429' || isBusy) {
    throw error(429, 'requests', 'rate_limit_exceeded', 'Rate limit reached for images per min.', wait);
  }
  if (fault === '500') {
    throw error(500, 'server_error', null, 'The server had an error processing your request.', wait);
  }
  if (fault === 'quota') {
    throw error(429, 'insufficient_quota', 'insufficient_quota', 'You exceeded your current quota.');
  }
  if (fault === 'moderation') {
    throw error(
      400,
      'image_generation_user_error',
      'moderation_blocked',
      'Your request was rejected by the safety system. safety_violations=[harassment].',
    );
  }
}

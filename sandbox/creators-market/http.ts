import type { IncomingHttpHeaders } from 'node:http';

/** A received request. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

export const page = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

export const redirect = (location: string, cookies: string[] = []): Reply => ({
  status: 302,
  headers: { location, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
  body: '',
});

const PREFIX = ")]}'\n";

/** A JSON response with the site's prefix against JSON hijacking. */
export const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: PREFIX + JSON.stringify(body),
});

/** An error response with a message for the user. */
export const errorReply = (status: number, message: string): Reply =>
  json(status, { success: false, errors: [{ field: null, code: 'refused', message }] });

/** @throws {SyntaxError | TypeError} when the body is not a multipart form. */
export function multipart({ headers, body }: Incoming): Promise<FormData> {
  return new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
}

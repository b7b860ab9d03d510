import { type KeyObject, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../openid/read_body.ts';
import { sendJson } from '../openid/send_json.ts';

/** What is wrong with the next ID token; the one after it is right again. */
const tokenFailure = z.enum(['nonce', 'audience', 'issuer', 'expired', 'unreadable']);
type TokenFailure = z.infer<typeof tokenFailure>;

export const switchPath = '/sandbox/next-token';

const claimsOf: Record<Exclude<TokenFailure, 'unreadable'>, () => Record<string, unknown>> = {
  nonce: () => ({ nonce: 'somebody-else-began-this' }),
  audience: () => ({ aud: 'another-client.apps.googleusercontent.com' }),
  issuer: () => ({ iss: 'https://accounts.example' }),
  expired: () => ({ iat: Math.floor(Date.now() / 1000) - 7200, exp: Math.floor(Date.now() / 1000) - 3600 }),
};

export interface FailureSwitch {
  /** POST /sandbox/next-token with JSON: `{"wrong": "nonce"}`. */
  readonly set: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The address to send somebody back to, with its ID token spoilt when that was asked for. */
  readonly spoil: (location: string) => string;
}

/** @param key signs what is spoilt anew: only what was asked for is wrong with it. */
export function failureSwitch(key: KeyObject): FailureSwitch {
  let next: TokenFailure | null = null;
  return {
    set: async (request, response) => {
      const wish = z.object({ wrong: tokenFailure }).safeParse(JSON.parse(await readBody(request)));
      if (!wish.success) return sendJson(response, 400, { message: z.prettifyError(wish.error) });
      next = wish.data.wrong;
      response.writeHead(204).end();
    },
    spoil: (location) => {
      const url = new URL(location);
      const answer = new URLSearchParams(url.hash.slice(1));
      const token = answer.get('id_token');
      if (token === null || next === null) return location;
      answer.set('id_token', next === 'unreadable' ? 'not.a.token' : resigned(token, claimsOf[next](), key));
      next = null;
      url.hash = answer.toString();
      return url.href;
    },
  };
}

function resigned(token: string, changes: Record<string, unknown>, key: KeyObject): string {
  const [header = '', payload = ''] = token.split('.');
  const claims = z.looseObject({}).parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url');
  const signature = sign('sha256', Buffer.from(`${header}.${changed}`), key).toString('base64url');
  return `${header}.${changed}.${signature}`;
}

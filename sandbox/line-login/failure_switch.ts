import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../openid/read_body.ts';
import { sendJson } from '../openid/send_json.ts';

/** How the next answer of the token endpoint goes wrong; the one after it is right again. */
const tokenFailure = z.union([
  /** An error status with an OAuth error body, e.g. 503 or 429. */
  z.object({ status: z.number().int().min(400).max(599) }),
  /** A body that is no JSON. */
  z.object({ text: z.string() }),
  /** The ID token to send, whatever it is. */
  z.object({ idToken: z.string() }),
  /** Never answers. */
  z.object({ silent: z.literal(true) }),
]);

export const switchPath = '/sandbox/next-token';

export interface FailureSwitch {
  /** POST /sandbox/next-token with JSON. */
  readonly set: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Answers a token request wrongly when that was asked for; false when the provider is to answer. */
  readonly answer: (response: ServerResponse) => boolean;
}

export function failureSwitch(): FailureSwitch {
  let next: z.infer<typeof tokenFailure> | null = null;
  return {
    set: async (request, response) => {
      const wish = tokenFailure.safeParse(JSON.parse(await readBody(request)));
      if (!wish.success) return sendJson(response, 400, { message: z.prettifyError(wish.error) });
      next = wish.data;
      response.writeHead(204).end();
    },
    answer: (response) => {
      const failure = next;
      next = null;
      if (!failure) return false;
      if ('status' in failure) sendJson(response, failure.status, { error: 'server_error' });
      if ('text' in failure) response.writeHead(200, { 'content-type': 'text/html' }).end(failure.text);
      if ('idToken' in failure) sendJson(response, 200, tokenAnswer(failure.idToken));
      return true;
    },
  };
}

function tokenAnswer(id_token: string) {
  return {
    access_token: 'sandbox-access-token',
    refresh_token: 'sandbox-refresh-token',
    token_type: 'Bearer',
    expires_in: 2_592_000,
    scope: 'email openid profile',
    id_token,
  };
}

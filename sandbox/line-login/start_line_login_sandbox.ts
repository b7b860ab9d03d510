import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { RunningServer } from '../local_server.ts';
import { readBody, sendJson } from '../openid/http_body.ts';
import { errorPage } from '../openid/page_frame.ts';
import { startProvider } from '../openid/start_provider.ts';
import { lineEndpoints } from './line_endpoints.ts';
import { issuer, type LineChannel, lineProvider, signInPath } from './line_provider.ts';
import { line, signInPages } from './sign_in_pages.ts';

/** Failure of the next token response; later ones are valid. */
const tokenFailure = z.union([
  /** An error status with an OAuth error body, e.g. 503 or 429. */
  z.object({ status: z.number().int().min(400).max(599) }),
  /** A body that is not JSON. */
  z.object({ text: z.string() }),
  /** The ID token to send. */
  z.object({ idToken: z.string() }),
  /** Never answers. */
  z.object({ silent: z.literal(true) }),
]);

const switchPath = '/sandbox/next-token';

interface FailureSwitch {
  /** POST /sandbox/next-token with JSON. */
  readonly set: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Sends the configured failure; returns false if the provider should respond. */
  readonly answer: (response: ServerResponse) => boolean;
}

export interface LineLoginSandboxOptions extends LineChannel {
  /** 0 uses any free port. */
  readonly port: number;
}

/** `url`: base URL for both https://access.line.me and https://api.line.me. */
export type LineLoginSandbox = RunningServer;

/**
 * Starts a LINE Login on 127.0.0.1.
 *
 * @throws if the port is in use or the channel is malformed.
 */
export function startLineLoginSandbox(options: LineLoginSandboxOptions): Promise<LineLoginSandbox> {
  return startProvider({
    port: options.port,
    name: 'line-login',
    provider: (port) => lineProvider(options, port),
    answer: (provider) => requestHandler(provider, options),
  });
}

function requestHandler(provider: Provider, channel: LineChannel) {
  const openId = provider.callback();
  const failures = failureSwitch();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const route = `${request.method} ${pathname}`;
    try {
      if (route === `POST ${switchPath}`) return await failures.set(request, response);
      if (route === 'POST /oauth2/v2.1/token' && failures.answer(response)) return;
      if (pathname.startsWith(`${signInPath}/`)) return await signInPages(provider, request, response);
      if (route === 'GET /oauth2/v2.1/authorize' && !searchParams.get('state')) {
        return sendError(response, 'invalid_request', 'state is required');
      }
      const endpoint = lineEndpoints[route];
      await (endpoint ? endpoint(provider, channel, request, response) : openId(request, response));
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (pathname.startsWith(signInPath)) sendError(response, 'invalid_request', String(error));
      else sendJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    }
  };
}

function sendError(response: ServerResponse, error: string, description: string): void {
  response
    .writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
    .end(errorPage(line, error, description));
}

function failureSwitch(): FailureSwitch {
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

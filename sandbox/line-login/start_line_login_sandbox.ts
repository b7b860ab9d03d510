import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { errorPage } from '../openid/error_page.ts';
import { sendJson } from '../openid/send_json.ts';
import { type Running, startProvider } from '../openid/start_provider.ts';
import { failureSwitch, switchPath } from './failure_switch.ts';
import { lineEndpoints } from './line_endpoints.ts';
import { issuer, type LineChannel, lineProvider, signInPath } from './line_provider.ts';
import { line } from './service.ts';
import { signInPages } from './sign_in_pages.ts';

export interface LineLoginSandboxOptions extends LineChannel {
  /** 0 takes any free port. */
  readonly port: number;
}

/** `url`: base URL for both https://access.line.me and https://api.line.me. */
export type LineLoginSandbox = Running;

/** Starts a LINE Login on 127.0.0.1. @throws when the port is taken or the channel is malformed. */
export function startLineLoginSandbox(options: LineLoginSandboxOptions): Promise<LineLoginSandbox> {
  return startProvider({
    port: options.port,
    name: 'line-login',
    provider: (port) => lineProvider(options, port),
    answer: (provider) => answerer(provider, options),
  });
}

function answerer(provider: Provider, channel: LineChannel) {
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
        return refuse(response, 'invalid_request', 'state is required');
      }
      const endpoint = lineEndpoints[route];
      await (endpoint ? endpoint(provider, channel, request, response) : openId(request, response));
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (pathname.startsWith(signInPath)) refuse(response, 'invalid_request', String(error));
      else sendJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    }
  };
}

function refuse(response: ServerResponse, error: string, description: string): void {
  response
    .writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
    .end(errorPage(line, error, description));
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { errorPage } from './error_page.ts';
import { failureSwitch, switchPath } from './failure_switch.ts';
import { lineEndpoints } from './line_endpoints.ts';
import { issuer, type LineChannel, lineProvider, signInPath } from './line_provider.ts';
import { sendJson } from './send_json.ts';
import { signInPages } from './sign_in_pages.ts';

export interface LineLoginSandboxOptions extends LineChannel {
  /** 0 takes any free port. */
  readonly port: number;
}

export interface LineLoginSandbox {
  /** Base URL for both https://access.line.me and https://api.line.me. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a LINE Login on 127.0.0.1. @throws when the port is taken or the channel is malformed. */
export async function startLineLoginSandbox(options: LineLoginSandboxOptions): Promise<LineLoginSandbox> {
  const server = createServer();
  const port = await listen(server, options.port);
  let provider: Provider;
  try {
    provider = lineProvider(options, port);
  } catch (error) {
    server.close();
    throw error;
  }
  provider.on('server_error', (_, error) => console.error('line-login sandbox:', error));
  const answer = answerer(provider, options);
  server.on('request', (request, response) => void answer(request, response));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(errorPage(error, description));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

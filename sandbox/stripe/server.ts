import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { answerApi } from './api/answer_api.ts';
import { ApiError } from './api/api_error.ts';
import { answerControl } from './control/answer_control.ts';
import type { Control } from './control/control.ts';
import { answerPage } from './pages/answer_page.ts';
import type { Sandbox } from './sandbox.ts';

const LARGEST_BODY = 1_000_000;

/** The HTTP server: `/v1/…` is Stripe's API, `/sandbox/…` the control, everything else the buyer's pages. */
export function server(sandbox: Sandbox, control: Control): Server {
  return createServer((request, response) => {
    answer(sandbox, control, request, response).catch((problem: unknown) => {
      sandbox.log(`fault of the sandbox: ${problem instanceof Error ? problem.stack : String(problem)}`);
      if (!response.headersSent)
        sendJson(response, 500, { error: { type: 'api_error', message: String(problem) } });
    });
  });
}

async function answer(
  sandbox: Sandbox,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path, search: query } = new URL(request.url ?? '/', sandbox.url);
  const method = request.method ?? 'GET';
  const body = await bodyOf(request);
  if (body === null) {
    sendJson(response, 413, {
      error: { type: 'invalid_request_error', message: 'The request is too large.' },
    });
    return;
  }
  if (path.startsWith('/v1/')) {
    const reply = await answerApi(sandbox, { method, path, query, headers: request.headers, body });
    sandbox.log(`${method} ${path} ${reply.lost ? 'lost' : reply.status}`);
    if (reply.lost) request.socket.destroy();
    else sendJson(response, reply.status, reply.body, reply.headers);
    return;
  }
  try {
    if (path === '/sandbox' || path.startsWith('/sandbox/')) {
      const reply = await answerControl(control, method, path, body);
      if (reply) sendJson(response, 200, reply);
      else sendText(response, 404, 'No such control.');
      return;
    }
    const page = answerPage(sandbox, { method, path, query, headers: request.headers, body });
    if (page === null) sendText(response, 404, 'No such page.');
    else if ('location' in page) response.writeHead(303, { location: page.location }).end();
    else sendText(response, 200, page.html, 'text/html; charset=utf-8');
  } catch (problem) {
    if (problem instanceof ApiError) sendJson(response, problem.status, { error: problem.body });
    else if (problem instanceof ZodError || problem instanceof SyntaxError) {
      sendJson(response, 400, { error: { message: problem.message } });
    } else throw problem;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > LARGEST_BODY) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body, null, 2));
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}

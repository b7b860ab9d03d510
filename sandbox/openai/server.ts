import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { answerImages } from './api/answer_images.ts';
import type { Control } from './control/control.ts';
import { SETTINGS } from './control/switches.ts';
import type { Sandbox } from './sandbox.ts';

const LARGEST_BODY = 200_000_000;

/** The HTTP server: `/v1/…` is OpenAI's API, `/sandbox/…` the control. */
export function server(sandbox: Sandbox, control: Control): Server {
  return createServer((request, response) => {
    answer(sandbox, control, request, response).catch((problem: unknown) => {
      if (request.socket.destroyed) return;
      sandbox.log(`fault of the sandbox: ${problem instanceof Error ? problem.stack : String(problem)}`);
      if (!response.headersSent) {
        sendJson(response, 500, { error: { type: 'sandbox_fault', message: String(problem) } });
      }
    });
  });
}

async function answer(
  sandbox: Sandbox,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path } = new URL(request.url ?? '/', sandbox.url);
  const method = request.method ?? 'GET';
  const body = await bodyOf(request);
  if (body === null) {
    sendJson(response, 413, { error: { type: 'invalid_request_error', message: 'Too large.' } });
    return;
  }
  if (path.startsWith('/v1/')) {
    const reply = await answerImages(sandbox, { method, path, headers: request.headers, body });
    sandbox.log(`${method} ${path} ${reply.sent === 'yes' ? reply.status : reply.sent}`);
    if (reply.sent === 'broken') request.socket.destroy();
    if (reply.sent === 'yes') sendJson(response, reply.status, reply.body, reply.headers);
    return;
  }
  try {
    const reply = answerControl(control, method, path, body.toString('utf8'));
    sendJson(response, reply ? 200 : 404, reply ?? { error: { message: 'No such control.' } });
  } catch (problem) {
    if (!(problem instanceof ZodError || problem instanceof SyntaxError)) throw problem;
    sendJson(response, 400, { error: { message: problem.message } });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > LARGEST_BODY) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/**
 * Answers `GET /sandbox/bill`, `GET /sandbox/calls`, `POST /sandbox/switches`, `POST /sandbox/reset`.
 *
 * @returns null for other requests.
 * @throws {ZodError} invalid body.
 * @throws {SyntaxError} invalid JSON.
 */
function answerControl(control: Control, method: string, path: string, body: string): object | null {
  switch (`${method} ${path}`) {
    case 'GET /sandbox/bill':
      return control.bill();
    case 'GET /sandbox/calls':
      return { calls: control.calls() };
    case 'POST /sandbox/switches':
      return control.set(SETTINGS.parse(JSON.parse(body)));
    case 'POST /sandbox/reset':
      control.reset();
      return {};
    default:
      return null;
  }
}

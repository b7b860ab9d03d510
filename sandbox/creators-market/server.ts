import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerAccess } from './access/answer_access.ts';
import { answerSignup } from './access/answer_signup.ts';
import { answerSite, type Sent } from './api/answer_site.ts';
import { answerControl } from './control/answer_control.ts';
import { answerSandboxPage } from './control/answer_sandbox_page.ts';
import type { Control } from './control/control.ts';
import { type Incoming, page, type Reply } from './http.ts';
import type { Sandbox } from './sandbox.ts';

const LARGEST_BODY = 80_000_000;

type Answer = (incoming: Incoming) => Promise<Sent | null>;

/** creator.line.me: the pages, their calls, the images, and the sandbox's own control. */
export function siteServer(sandbox: Sandbox, control: Control): Server {
  return listener(sandbox, async (incoming) => {
    const { pathname } = incoming.url;
    if (pathname.startsWith('/static/')) return sandbox.staticFiles.get(pathname) ?? null;
    if (pathname.includes('.line-scdn.net/')) return picture(sandbox, incoming.url);
    if (pathname.startsWith('/signup')) return answerSignup(sandbox, incoming);
    if (pathname.startsWith('/sandbox')) return controlReply(sandbox, control, incoming);
    return answerSite(sandbox, incoming);
  });
}

/** access.line.me: the login. */
export function accessServer(sandbox: Sandbox): Server {
  return listener(sandbox, async (incoming) => {
    const { pathname } = incoming.url;
    return sandbox.staticFiles.get(pathname) ?? answerAccess(sandbox, incoming);
  });
}

function listener(sandbox: Sandbox, answer: Answer): Server {
  return createServer((request, response) => {
    respond(request, response, answer).catch((problem: unknown) => {
      if (request.socket.destroyed) return;
      sandbox.log(`fault of the sandbox: ${problem instanceof Error ? problem.stack : String(problem)}`);
      if (!response.headersSent) send(request, response, page(`Sandbox fault: ${String(problem)}`, 500));
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const incoming: Incoming = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: await bodyOf(request),
  };
  send(request, response, (await answer(incoming)) ?? page('<h1>404 Not Found</h1>', 404));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > LARGEST_BODY) throw new Error('The body is too large.');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

function send(request: IncomingMessage, response: ServerResponse, sent: Sent): void {
  if (sent === 'closed') {
    request.socket.destroy();
    return;
  }
  // Browsers retry a request, even a POST, when a reused connection closes without a response.
  if (sent === 'broken') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write(")]}'\n", () => request.socket.destroy());
    return;
  }
  response.writeHead(sent.status, { ...sent.headers, connection: 'close' });
  response.end(request.method === 'HEAD' ? undefined : sent.body);
}

function picture(sandbox: Sandbox, url: URL): Reply | null {
  const body = sandbox.images.get(url.searchParams.get('v') ?? '');
  return body ? { status: 200, headers: { 'content-type': 'image/png' }, body } : null;
}

function controlReply(sandbox: Sandbox, control: Control, incoming: Incoming): Reply | null {
  const asJson = (status: number, body: object): Reply => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  try {
    const desk = answerSandboxPage(sandbox, control, incoming);
    if (desk) return desk;
    const { method, url, body } = incoming;
    const found = answerControl(control, method, url.pathname, body.toString('utf8'));
    return found === null ? null : asJson(200, found);
  } catch (problem) {
    return asJson(400, { error: problem instanceof Error ? problem.message : String(problem) });
  }
}

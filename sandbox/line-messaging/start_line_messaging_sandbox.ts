import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../local_server.ts';
import { readBody, sendJson } from '../openid/http_body.ts';
import { escapeHtml, pageFrame } from '../openid/page_frame.ts';
import { type LineMessagingOptions, lineMessaging, type SentMessage } from './line_messaging.ts';
import { type Wishes, wishes } from './schemas.ts';

export interface LineMessagingSandboxOptions extends LineMessagingOptions {
  /** 0 uses any free port. */
  readonly port: number;
}

export interface LineMessagingSandbox {
  /** Base URL in place of https://api.line.me; a page at / shows what was sent. */
  readonly url: string;
  readonly messages: readonly SentMessage[];
  /** All received pushes: retry key and response status (0: no response). */
  readonly pushes: readonly { readonly retryKey: string | null; readonly status: number }[];
  readonly set: (wishes: Wishes) => void;
  readonly stop: () => Promise<void>;
}

const service = { name: 'LINE', id: 'line-messaging' };

/**
 * Starts LINE's Messaging API on 127.0.0.1 for one channel: pushes with retry keys, profiles of friends, quota.
 * POST /sandbox/set accepts settings as JSON.
 *
 * @throws if the port is in use.
 */
export async function startLineMessagingSandbox(
  options: LineMessagingSandboxOptions,
): Promise<LineMessagingSandbox> {
  const state = lineMessaging(options);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname: path } = new URL(request.url ?? '/', 'http://sandbox');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    if (method === 'GET' && path === '/') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(messagesPage(state.messages));
      return;
    }
    if (method === 'POST' && path === '/sandbox/set') {
      state.set(wishes.parse(JSON.parse(body)));
      response.writeHead(204).end();
      return;
    }
    const reply = state.answer({ method, path, headers: request.headers, body });
    if (!reply) return sendJson(response, 404, { message: 'Not found' });
    if (reply.sent === 'broken') request.socket.destroy();
    if (reply.sent !== 'yes') return;
    for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
    sendJson(response, reply.status, reply.body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 400, { message: String(error) });
    });
  });
  const { url, stop } = await listen(server, options.port);
  return { url, messages: state.messages, pushes: state.pushes, set: state.set, stop };
}

function messagesPage(messages: readonly SentMessage[]): string {
  const rows = messages
    .toReversed()
    .map(
      ({ to, text, isShown, at }) =>
        `<li><pre style="white-space:pre-wrap;font:inherit;margin:0">${escapeHtml(text)}</pre><small>${escapeHtml(
          `${at.toISOString()} ${to}${isShown ? '' : ' (blocked)'}`,
        )}</small></li>`,
    );
  const list = rows.length === 0 ? '<p>まだ何も届いていません。</p>' : `<ul>${rows.join('')}</ul>`;
  return pageFrame(service, 'ja', 'LINEに届いたメッセージ', list);
}

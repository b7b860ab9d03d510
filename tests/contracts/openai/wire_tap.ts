import { once } from 'node:events';
import { createServer } from 'node:http';

/** One HTTP request and its response. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly sent: Buffer;
  readonly status: number;
  readonly reply: unknown;
  readonly headers: Headers;
}

export interface WireTap {
  readonly url: string;
  readonly exchanges: Exchange[];
  stop(): Promise<void>;
}

/** Starts a proxy between a client and `target` that records all exchanges. */
export async function wireTap(target: string): Promise<WireTap> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const [method, path, sent] = [request.method ?? '', request.url ?? '', Buffer.concat(pieces)];
    const contentType = request.headers['content-type'] ?? '';
    try {
      const answer = await fetch(`${target}${path}`, {
        method,
        headers: { 'content-type': contentType, authorization: request.headers.authorization ?? '' },
        body: new Uint8Array(sent),
      });
      const text = await answer.text();
      const { status, headers } = answer;
      exchanges.push({ method, path, contentType, sent, status, reply: JSON.parse(text), headers });
      const passed = [...headers].filter(([name]) => /^(x-|retry-|content-type)/.test(name));
      response.writeHead(status, Object.fromEntries(passed)).end(text);
    } catch {
      request.socket.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    exchanges,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

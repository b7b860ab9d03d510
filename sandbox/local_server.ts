import { once } from 'node:events';
import type { Server } from 'node:http';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1; port 0 uses any free port. Stopping also closes open connections.
 *
 * @throws if the port is in use.
 */
export async function listen(server: Server, port: number): Promise<RunningServer> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${taken}`, port: taken, stop };
}

import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { listen, type RunningServer } from '../local_server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface ProviderServerOptions {
  /** 0 uses any free port. */
  readonly port: number;
  readonly name: string;
  /** Called once the port is known. Throws on malformed options. */
  readonly provider: (port: number) => Provider;
  readonly answer: (provider: Provider) => Answer;
}

/**
 * Serves an OpenID provider on 127.0.0.1.
 *
 * @throws if the port is in use or the provider cannot be created.
 */
export async function startProvider(options: ProviderServerOptions): Promise<RunningServer> {
  const server = createServer();
  const running = await listen(server, options.port);
  let provider: Provider;
  try {
    provider = options.provider(running.port);
  } catch (error) {
    await running.stop();
    throw error;
  }
  provider.on('server_error', (_, error) => console.error(`${options.name} sandbox:`, error));
  const answer = options.answer(provider);
  server.on('request', (request, response) => void answer(request, response));
  return running;
}

/** A new signing key for each start. */
export function signingKey(alg: 'ES256' | 'RS256') {
  const { privateKey }: { privateKey: KeyObject } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return { privateKey, kid, jwk: { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid } };
}

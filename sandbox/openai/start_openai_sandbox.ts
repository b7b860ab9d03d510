import { once } from 'node:events';
import { type Control, control } from './control/control.ts';
import { defaultSettings } from './control/switches.ts';
import type { Sandbox } from './sandbox.ts';
import { server } from './server.ts';

export interface OpenAiSandboxOptions {
  /** 0 takes any free one. Only loopback is listened on. */
  port: number;
  /** The keys that exist. */
  apiKeys: readonly string[];
  log?: (line: string) => void;
}

export interface OpenAiSandbox extends Control {
  /** Base address, without a slash at the end; the API is under `/v1`. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a sandbox of OpenAI's image API, for the real SDK. */
export async function startOpenAiSandbox(options: OpenAiSandboxOptions): Promise<OpenAiSandbox> {
  const { apiKeys, log = () => undefined, port } = options;
  const sandbox: Sandbox = { url: '', apiKeys, settings: defaultSettings(), bill: [], calls: [], log };
  const controls = control(sandbox);
  const listener = server(sandbox, controls);
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  sandbox.url = `http://127.0.0.1:${taken}`;
  return {
    ...controls,
    url: sandbox.url,
    async stop() {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
}

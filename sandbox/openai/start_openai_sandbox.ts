import { listen } from '../local_server.ts';
import { type Control, control } from './control/control.ts';
import { defaultSettings } from './control/switches.ts';
import type { Sandbox } from './sandbox.ts';
import { server } from './server.ts';

export interface OpenAiSandboxOptions {
  /** 0 uses any free port. Binds to loopback only. */
  port: number;
  /** The valid keys. */
  apiKeys: readonly string[];
  log?: (line: string) => void;
}

export interface OpenAiSandbox extends Control {
  /** Base URL without a trailing slash; the API is under `/v1`. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a sandbox of OpenAI's image API that works with the real SDK. */
export async function startOpenAiSandbox(options: OpenAiSandboxOptions): Promise<OpenAiSandbox> {
  const { apiKeys, log = () => undefined, port } = options;
  const sandbox: Sandbox = { url: '', apiKeys, settings: defaultSettings(), bill: [], calls: [], log };
  const controls = control(sandbox);
  const { url, stop } = await listen(server(sandbox, controls), port);
  sandbox.url = url;
  return { ...controls, url, stop };
}

import { listen } from '../local_server.ts';
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
  const { url, stop } = await listen(server(sandbox, controls), port);
  sandbox.url = url;
  return { ...controls, url, stop };
}

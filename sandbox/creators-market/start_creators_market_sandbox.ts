import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { listen } from '../local_server.ts';
import { type Control, control } from './control/control.ts';
import { DELAYS, type Delays } from './delays.ts';
import type { Reply } from './http.ts';
import type { Sandbox } from './sandbox.ts';
import { accessServer, siteServer } from './server.ts';

const source = join(import.meta.dirname, 'script');

/** Page scripts, by the name that pages request. */
const scripts = ['main', 'wait_for_phone'] as const;

export interface CreatorsMarketSandboxOptions {
  /** Port of the site; 0 uses any free port. Binds to loopback only. */
  port: number;
  /** Port of the login. */
  accessPort: number;
  /** `none` for quick tests: everything is still asynchronous. Single delays can be set instead. */
  delays?: 'none' | 'real' | Partial<Delays>;
  log?: (line: string) => void;
}

export interface CreatorsMarketSandbox extends Control {
  /** Base URLs of the site and of its login, without a trailing slash. */
  url: string;
  accessUrl: string;
  stop(): Promise<void>;
}

/** Starts a sandbox of LINE Creators Market and its login. Accounts are isolated from each other. */
export async function startCreatorsMarketSandbox(
  options: CreatorsMarketSandboxOptions,
): Promise<CreatorsMarketSandbox> {
  const { port, accessPort, delays = 'none', log = () => undefined } = options;
  const sandbox: Sandbox = {
    url: '',
    accessUrl: '',
    delays: typeof delays === 'string' ? DELAYS[delays] : { ...DELAYS.none, ...delays },
    accounts: new Map(),
    sessions: new Map(),
    logins: new Map(),
    staticFiles: await loadStaticFiles(),
    images: new Map(),
    switches: new Map(),
    timers: new Set(),
    lastItemId: 31_000_000 + Math.floor(Math.random() * 900_000),
    log,
  };
  const controls = control(sandbox);
  const site = await listen(siteServer(sandbox, controls), port);
  const access = await listen(accessServer(sandbox), accessPort);
  sandbox.url = site.url;
  sandbox.accessUrl = access.url;
  return {
    ...controls,
    url: sandbox.url,
    accessUrl: sandbox.accessUrl,
    async stop() {
      for (const timer of sandbox.timers) clearTimeout(timer);
      await Promise.all([site.stop(), access.stop()]);
    },
  };
}

/**
 * Loads the files under `/static/`, by path. Scripts are bundled like the site's: requests for each module would
 * dominate a page's load.
 */
async function loadStaticFiles(): Promise<ReadonlyMap<string, Reply>> {
  const input = scripts.map((name) => join(source, `${name}.js`));
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', entryFileNames: '[name].js' });
  await bundle.close();
  const files = output.map((file) =>
    entry(file.fileName, 'text/javascript', file.type === 'chunk' ? file.code : file.source),
  );
  return new Map([...files, entry('page.css', 'text/css', readFileSync(join(source, 'page.css')))]);
}

function entry(name: string, type: string, body: string | Uint8Array): [string, Reply] {
  return [
    `/static/${name}`,
    { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body: Buffer.from(body) },
  ];
}

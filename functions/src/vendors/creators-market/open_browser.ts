import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import type { SiteAddress } from './site.ts';
import { SiteError } from './site.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--mute-audio'];
const launchMs = 60_000;
const closeMs = 5000;

export interface BrowserOptions {
  readonly site: SiteAddress;
  /** After so long the browser is killed, whatever it does; milliseconds. */
  readonly lifetime: number;
}

export interface OpenBrowser {
  readonly browser: Browser;
  readonly pid: number | null;
  /** Closes it, by force where it does not of itself: no process is left. */
  readonly close: () => Promise<void>;
}

/**
 * A headless Chromium for one run: CHROMIUM_PATH, else the one inside @sparticuz/chromium, else one that is installed.
 * It says that it is automated, and its names resolve to the site alone.
 *
 * @throws SiteError `unavailable` when none starts.
 */
export async function openBrowser({ site, lifetime }: BrowserOptions): Promise<OpenBrowser> {
  const reasons: string[] = [];
  for (const candidate of candidates()) {
    try {
      const { path, args } = await candidate();
      return await start(path, [...args, resolverRules(site)], lifetime);
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new SiteError('unavailable', `No Chromium starts: ${reasons.join('; ').slice(0, 500)}`);
}

interface Candidate {
  readonly path: string;
  readonly args: readonly string[];
}

function candidates(): (() => Promise<Candidate>)[] {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return [async () => ({ path: chosen, args: flags })];
  return [packaged, fromSystem];
}

/** Unpacked into the temporary folder at first use. */
async function packaged(): Promise<Candidate> {
  const { default: chromium } = await import('@sparticuz/chromium');
  // One process for all would end with the first page that crashes.
  const args = chromium.args.filter((flag) => flag !== '--single-process');
  return { path: await chromium.executablePath(), args: [...args, ...flags] };
}

async function fromSystem(): Promise<Candidate> {
  const path = installed.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('no chromium on this machine');
  return { path, args: flags };
}

/** For what `guardNetwork` does not see, such as a worker's own requests. */
function resolverRules(site: SiteAddress): string {
  const hosts = [site.url, site.accessUrl].map((url) => new URL(url).hostname);
  const excluded = [...new Set([...hosts, '*.line-scdn.net'])].map((host) => `EXCLUDE ${host}`);
  return `--host-resolver-rules=MAP * ~NOTFOUND, ${excluded.join(', ')}`;
}

async function start(executablePath: string, args: string[], lifetime: number): Promise<OpenBrowser> {
  const { launch } = await import('puppeteer-core');
  const browser = await launch({
    executablePath,
    args,
    headless: true,
    timeout: launchMs,
    // A process group of its own, so that one signal ends them all.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const pid = browser.process()?.pid ?? null;
  const watchdog = setTimeout(() => kill(pid), lifetime);
  watchdog.unref();
  const close = async () => {
    clearTimeout(watchdog);
    const closing = browser.close().catch(() => undefined);
    await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, closeMs).unref())]);
    kill(pid);
  };
  return { browser, pid, close };
}

/** Puppeteer starts the browser as the leader of its process group. */
function kill(pid: number | null): void {
  if (pid === null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

import type { Browser } from 'puppeteer-core';
import { startChromium } from '../../chromium/start_chromium.ts';
import type { SiteAddress } from '../site.ts';
import { SiteError } from '../site.ts';

const closeMs = 5000;

export interface BrowserOptions {
  readonly site: SiteAddress;
  /** Lifetime after which the browser is killed, milliseconds. */
  readonly lifetime: number;
}

export interface OpenBrowser {
  readonly browser: Browser;
  readonly pid: number | null;
  /** Closes it, by force where it does not of itself: no process is left. */
  readonly close: () => Promise<void>;
}

/**
 * A headless Chromium for one run. It says that it is automated, and its names resolve to the site alone.
 *
 * @throws SiteError `unavailable` when none starts.
 */
export async function openBrowser({ site, lifetime }: BrowserOptions): Promise<OpenBrowser> {
  const browser = await startOwn([resolverRules(site)]);
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

/** In a process group of its own, so that one signal ends them all. */
async function startOwn(args: readonly string[]): Promise<Browser> {
  try {
    return await startChromium(args, { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  } catch (error) {
    throw new SiteError('unavailable', error instanceof Error ? error.message : String(error));
  }
}

/** For what `guardNetwork` does not see, such as a worker's own requests. */
function resolverRules(site: SiteAddress): string {
  const hosts = [site.url, site.accessUrl].map((url) => new URL(url).hostname);
  const excluded = [...new Set([...hosts, '*.line-scdn.net'])].map((host) => `EXCLUDE ${host}`);
  return `--host-resolver-rules=MAP * ~NOTFOUND, ${excluded.join(', ')}`;
}

/** Puppeteer starts the browser as the leader of its process group. */
function kill(pid: number | null): void {
  if (pid === null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The process group is empty.
  }
}

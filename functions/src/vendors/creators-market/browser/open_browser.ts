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
  /** Closes the browser and kills it if it does not close in time, so no process is left. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a headless Chromium for one run. It does not hide that it is automated, and its DNS resolves only the
 * site's hosts.
 *
 * @throws SiteError `unavailable` if none starts.
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

/** Starts Chromium in its own process group, so one signal ends all of its processes. */
async function startOwn(args: readonly string[]): Promise<Browser> {
  try {
    return await startChromium(args, { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  } catch (error) {
    throw new SiteError('unavailable', error instanceof Error ? error.message : String(error));
  }
}

/** Covers requests that `guardNetwork` does not see, such as those of workers. */
function resolverRules(site: SiteAddress): string {
  const hosts = [site.url, site.accessUrl].map((url) => new URL(url).hostname);
  const excluded = [...new Set([...hosts, '*.line-scdn.net'])].map((host) => `EXCLUDE ${host}`);
  return `--host-resolver-rules=MAP * ~NOTFOUND, ${excluded.join(', ')}`;
}

/** Kills the process group; Puppeteer starts the browser as its leader. */
function kill(pid: number | null): void {
  if (pid === null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The process group is empty.
  }
}

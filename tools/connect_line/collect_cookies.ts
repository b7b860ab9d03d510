import { pairingSeconds } from '@pochitto/functions/domain/submission/line_session';
import type { Browser, CookieSameSite, Target } from 'puppeteer-core';
import type { Site } from './read_place.ts';
import type { Words } from './words.ts';

/** A creator's own pages: only a signed-in creator reaches them. */
const creatorPath = /\/my\/[A-Za-z0-9_-]{16}(?:\/|$)/;

/** Interval for checking whether a tab is left. */
const tabsEveryMs = 500;

interface Collected {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  /** Seconds since 1970; -1 = until the browser closes. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite?: CookieSameSite;
}

/**
 * Opens the sign-in of Creators Market and waits until the person has reached their own pages, in any tab. Does not
 * interact with the pages.
 *
 * @returns the cookies of LINE's hosts only.
 * @throws Error of one line if the browser is closed first, or the code expires.
 */
export async function collectCookies(
  browser: Browser,
  site: Site,
  say: Pick<Words, 'closed' | 'late'>,
  seconds = pairingSeconds,
): Promise<Collected[]> {
  const [first] = await browser.defaultBrowserContext().pages();
  const page = first ?? (await browser.defaultBrowserContext().newPage());
  const arrived = untilArrived(browser, site, say, seconds);
  // The window shows an error of the first page, and the person can reload it.
  const opening = page.goto(`${site.url}/signup/line_auth`).catch(() => null);
  await Promise.race([arrived, opening]);
  await arrived;
  const cookies = await browser.defaultBrowserContext().cookies();
  return cookies
    .filter(({ domain }) => isOf(site, domain.replace(/^\./, '')))
    .map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => ({
      name,
      value,
      domain,
      path,
      expires,
      httpOnly: httpOnly ?? false,
      secure,
      ...(sameSite === undefined ? {} : { sameSite }),
    }));
}

function untilArrived(
  browser: Browser,
  site: Site,
  say: Pick<Words, 'closed' | 'late'>,
  seconds: number,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (target: Target) => {
    const address = URL.parse(target.url());
    if (target.browserContext() !== browser.defaultBrowserContext()) return;
    if (address?.origin === new URL(site.url).origin && creatorPath.test(address.pathname)) resolve();
  };
  const isClosed = () => reject(new Error(say.closed));
  // The last tab may close while the browser keeps running, as on macOS. Polled, because the event of a tab that
  // closes while it loads arrives before the tab is gone.
  const lookForTabs = setInterval(async () => {
    const pages = await browser
      .defaultBrowserContext()
      .pages()
      .catch(() => []);
    if (pages.length === 0) isClosed();
  }, tabsEveryMs);
  const timer = setTimeout(() => reject(new Error(say.late)), seconds * 1000);
  browser.on('targetchanged', look);
  browser.on('targetcreated', look);
  browser.on('disconnected', isClosed);
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(lookForTabs);
    browser.off('targetchanged', look);
    browser.off('targetcreated', look);
    browser.off('disconnected', isClosed);
  });
}

function isOf({ url, accessUrl }: Site, host: string): boolean {
  const own = [url, accessUrl].map((address) => new URL(address).hostname);
  const isLine = (name: string) => name === 'line.me' || name.endsWith('.line.me');
  return own.includes(host) || (isLine(host) && own.some(isLine));
}

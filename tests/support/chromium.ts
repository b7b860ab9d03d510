import type { Browser } from 'puppeteer-core';
import { startChromium } from '../../functions/src/vendors/chromium/start_chromium.ts';

let running: Browser | undefined;

/**
 * Returns a browser. Test files of the same process share it one after the other: `close` closes only its windows, and
 * the browser exits with the process.
 */
export async function launchBrowser(): Promise<Browser> {
  if (!running?.connected) running = await startChromium();
  const browser = running;
  return new Proxy(browser, {
    get(_, name) {
      if (name === 'close') return () => closeWindows(browser);
      const value: unknown = Reflect.get(browser, name, browser);
      return typeof value === 'function' ? value.bind(browser) : value;
    },
  });
}

async function closeWindows(browser: Browser): Promise<void> {
  const own = browser.defaultBrowserContext();
  const others = browser.browserContexts().filter((context) => context !== own);
  const [, ...pages] = await own.pages();
  await Promise.all([...others, ...pages].map((each) => each.close()));
}

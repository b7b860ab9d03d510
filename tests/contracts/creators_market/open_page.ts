import type { MadeAccount } from '@pochitto/sandbox/creators-market';
import type { Browser, Page } from 'puppeteer-core';

/** A window of somebody who is signed in, with a jar of its own. `close` ends the jar too. */
export async function openPage(browser: Browser, { cookies }: MadeAccount): Promise<Page> {
  const context = await browser.createBrowserContext();
  await context.setCookie(
    ...cookies.map(({ name, value, domain, path, httpOnly, secure, expirationDate }) => ({
      name,
      value,
      domain,
      path,
      httpOnly,
      secure,
      expires: expirationDate,
    })),
  );
  return context.newPage();
}

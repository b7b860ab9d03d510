import type { MadeAccount } from '@pochitto/sandbox/creators-market';
import type { Browser, Page } from 'puppeteer-core';

/** Opens a signed-in page in its own browser context. */
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

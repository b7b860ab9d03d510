import type { BrowserContext, Cookie as BrowserCookie, CookieData } from 'puppeteer-core';
import type { Cookie } from '../site.ts';

export async function setCookies(context: BrowserContext, cookies: readonly Cookie[]): Promise<void> {
  await context.setCookie(...cookies.map(toBrowser));
}

export async function readCookies(context: BrowserContext): Promise<Cookie[]> {
  return (await context.cookies()).map(fromBrowser);
}

function toBrowser({ expires, sameSite, ...cookie }: Cookie): CookieData {
  return {
    ...cookie,
    ...(expires === null ? {} : { expires }),
    ...(sameSite === null ? {} : { sameSite }),
  };
}

function fromBrowser(cookie: BrowserCookie): Cookie {
  const { name, value, domain, path, httpOnly, secure, expires, session, sameSite } = cookie;
  return {
    name,
    value,
    domain,
    path,
    httpOnly: httpOnly ?? false,
    secure,
    expires: session || expires < 0 ? null : expires,
    sameSite: sameSite === 'Strict' || sameSite === 'Lax' || sameSite === 'None' ? sameSite : null,
  };
}

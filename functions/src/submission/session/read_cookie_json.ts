import { z } from 'zod';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { sameSiteOf } from './cookie_jar.ts';

const seconds = z.union([z.number(), z.string()]).nullish();

/**
 * A cookie in the formats of EditThisCookie and Cookie-Editor (`expirationDate`, `hostOnly`), Puppeteer and
 * Playwright (`expires`, -1 = session cookie) and Selenium (`expiry`).
 */
const exported = z
  .object({
    name: z.string(),
    value: z.string(),
    domain: z.string().min(1).max(253),
    hostOnly: z.boolean().nullish(),
    path: z.string().startsWith('/').nullish().catch(null),
    expirationDate: seconds.catch(null),
    expires: seconds.catch(null),
    expiry: seconds.catch(null),
    session: z.boolean().nullish().catch(null),
    httpOnly: z.boolean().nullish().catch(null),
    secure: z.boolean().nullish().catch(null),
    sameSite: z.string().nullish().catch(null),
  })
  .transform(
    (cookie): Cookie => ({
      name: cookie.name,
      value: cookie.value,
      domain: domainOf(cookie.domain, cookie.hostOnly),
      path: cookie.path ?? '/',
      expires: cookie.session ? null : expiryOf(cookie.expirationDate ?? cookie.expires ?? cookie.expiry),
      httpOnly: cookie.httpOnly ?? false,
      secure: cookie.secure ?? false,
      sameSite: sameSiteOf(cookie.sameSite),
    }),
  );

/** Reads an array of cookies, or an object with an array in `cookies`. Other items are skipped. */
export function readCookieJson(text: string): readonly Cookie[] {
  const data = jsonOf(text);
  const wrapped = z.object({ cookies: z.array(z.unknown()) }).safeParse(data);
  const list = z.array(z.unknown()).safeParse(wrapped.success ? wrapped.data.cookies : data);
  return (list.data ?? []).flatMap((each) => {
    const cookie = exported.safeParse(each);
    return cookie.success ? [cookie.data] : [];
  });
}

/** Returns null for invalid JSON. The parser's message would quote the text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A leading dot includes all subdomains; an IP address has none. */
function domainOf(domain: string, hostOnly: boolean | null | undefined): string {
  const host = domain.toLowerCase().replace(/^\./, '');
  const isWide = hostOnly === true ? false : hostOnly === false || domain.startsWith('.');
  return isWide && !/^[\d.]+$/.test(host) ? `.${host}` : host;
}

/** Returns seconds since 1970, from seconds, milliseconds or a date; null for none and for -1. */
function expiryOf(value: number | string | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  if (!Number.isNaN(number)) {
    // Larger numbers are milliseconds: as seconds they would be thousands of years ahead.
    const asSeconds = number > 1e11 ? number / 1000 : number;
    return asSeconds > 0 && Number.isFinite(asSeconds) ? asSeconds : null;
  }
  const at = Date.parse(String(value));
  return Number.isNaN(at) ? null : at / 1000;
}

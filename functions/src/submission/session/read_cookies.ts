import { PochittoError } from '../../domain/errors.ts';
import { maxCookieText } from '../../domain/line_session.ts';
import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { hostOf, isCookieText, isExpired, maxCookies } from './cookie_jar.ts';
import { isLineHost } from './line_hosts.ts';
import { readCookieHeader } from './read_cookie_header.ts';
import { readCookieJson } from './read_cookie_json.ts';
import { readNetscapeCookies } from './read_netscape_cookies.ts';

/**
 * Reads what a person exported from their browser: JSON of the usual extensions and of Puppeteer and Playwright, a
 * Netscape cookies.txt, or a `Cookie` header. Keeps the cookies of LINE's hosts that are still good, and nothing else.
 * No error says anything of what was in the text.
 *
 * @throws PochittoError `line_cookies_too_long` before it is looked at, `line_cookies_unreadable`,
 *   `line_cookies_foreign` when there are cookies and none is LINE's, `line_cookies_expired` when all of LINE's are.
 */
export function readCookies(text: string, site: SiteAddress, now: Date): readonly Cookie[] {
  if (text.length > maxCookieText) throw new PochittoError('line_cookies_too_long');
  const bare = text.replace(/^\uFEFF/, '').trim();
  const found = /^[[{]/.test(bare)
    ? readCookieJson(bare)
    : (readNetscapeCookies(bare) ?? readCookieHeader(bare, site));
  const whole = found.filter(({ name, value }) => isCookieText(name, value));
  if (whole.length === 0) throw new PochittoError('line_cookies_unreadable');
  const lines = whole.filter((cookie) => isLineHost(site, hostOf(cookie)));
  if (lines.length === 0) throw new PochittoError('line_cookies_foreign');
  const good = lines.filter((cookie) => !isExpired(cookie, now));
  if (good.length === 0) throw new PochittoError('line_cookies_expired');
  if (good.length > maxCookies) throw new PochittoError('line_cookies_too_long');
  return [...new Map(good.map((cookie) => [keyOf(cookie), cookie])).values()];
}

/** What a browser tells cookies apart by; of two, the last counts. */
function keyOf(cookie: Cookie): string {
  return `${cookie.name}\n${hostOf(cookie)}\n${cookie.path}`;
}

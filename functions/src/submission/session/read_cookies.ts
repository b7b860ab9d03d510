import { PochittoError } from '../../domain/errors.ts';
import { maxCookieText } from '../../domain/submission/line_session.ts';
import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { hostOf, isCookieText, isLineHost, maxCookies } from './cookie_jar.ts';
import { readCookieJson } from './read_cookie_json.ts';
import { isExpired } from './session_cookies.ts';

const httpOnlyMark = '#HttpOnly_';

const columns = 7;

const isFlag = (text: string) => /^(TRUE|FALSE)$/i.test(text);

/**
 * Parses cookies that a person exported from their browser: JSON of the usual extensions, of Puppeteer and
 * Playwright, a Netscape cookies.txt, or a `Cookie` header. Returns the valid cookies of LINE's hosts only. Errors
 * never quote the text.
 *
 * @throws PochittoError `line_cookies_too_long` before parsing, or for too many cookies; `line_cookies_unreadable`;
 * `line_cookies_foreign` if there are cookies but none is LINE's; `line_cookies_expired` if all of LINE's have
 * expired
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

/** Returns the fields that identify a cookie in a browser; of two cookies with the same key, the last one wins. */
function keyOf(cookie: Cookie): string {
  return `${cookie.name}\n${hostOf(cookie)}\n${cookie.path}`;
}

/**
 * Parses a `Cookie` header, with or without its name, or among other lines of a request. It has no domains: its
 * cookies belong to the site, or to the host in the request's `Host` line.
 */
function readCookieHeader(text: string, { url }: SiteAddress): readonly Cookie[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const named = lines.flatMap((line) => /^cookie:\s*(.*)$/i.exec(line)?.[1] ?? []);
  const headers = named.length > 0 ? named : lines.length === 1 ? lines : [];
  const site = new URL(url);
  const host = lines.flatMap((line) => /^(?:host|:authority):\s*([^\s:]+)/i.exec(line)?.[1] ?? [])[0];
  return headers
    .flatMap((header) => header.split(';'))
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) return [];
      return [
        {
          name: pair.slice(0, at).trim(),
          value: pair.slice(at + 1).trim(),
          domain: host?.toLowerCase() ?? site.hostname,
          path: '/',
          expires: null,
          httpOnly: true,
          secure: site.protocol === 'https:',
          sameSite: null,
        },
      ];
    });
}

/**
 * Parses a Netscape cookies.txt: domain, whether subdomains are included, path, secure, seconds since 1970 or 0,
 * name, value. Columns are separated by tabs, or by spaces if the tabs were lost. null if no line matches.
 */
function readNetscapeCookies(text: string): readonly Cookie[] | null {
  const cookies = text.split(/\r?\n/).flatMap((line) => {
    const cookie = cookieOf(line);
    return cookie ? [cookie] : [];
  });
  return cookies.length === 0 ? null : cookies;
}

function cookieOf(line: string): Cookie | null {
  const httpOnly = line.startsWith(httpOnlyMark);
  if (line.startsWith('#') && !httpOnly) return null;
  const bare = httpOnly ? line.slice(httpOnlyMark.length) : line;
  const parts = bare.includes('\t') ? bare.split('\t') : bare.trim().split(/ +/);
  const [domain = '', below = '', path = '', secure = '', expires = '', name = '', value = ''] = parts;
  // An empty value at the end of a line may have been lost together with its tab.
  if (parts.length !== columns && parts.length !== columns - 1) return null;
  if (!isFlag(below) || !isFlag(secure) || !path.startsWith('/') || !/^\d+(\.\d+)?$/.test(expires))
    return null;
  const host = domain.toLowerCase().replace(/^\./, '');
  return {
    name,
    value: value.trim(),
    domain: below.toUpperCase() === 'TRUE' && !/^[\d.]+$/.test(host) ? `.${host}` : host,
    path,
    expires: Number(expires) === 0 ? null : Number(expires),
    httpOnly,
    secure: secure.toUpperCase() === 'TRUE',
    sameSite: null,
  };
}

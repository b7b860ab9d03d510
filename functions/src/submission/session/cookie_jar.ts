import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { isLineHost } from './line_cookies.ts';

/** As many as a browser keeps of a site. */
export const maxCookies = 300;
/** Name and value of one together, as browsers have it, characters. */
const maxCookieLength = 4096;

/** The `Cookie` header for an address: what a browser would send there. Empty where that is nothing. */
export function cookieHeader(cookies: readonly Cookie[], address: URL, now: Date): string {
  return cookies
    .filter((cookie) => !isExpired(cookie, now) && isFor(cookie, address))
    .sort((one, other) => other.path.length - one.path.length)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

/** The jar after an answer: its `Set-Cookie` lines taken up, as far as they are LINE's. */
export function takeCookies(
  cookies: readonly Cookie[],
  answer: { readonly address: URL; readonly setCookies: readonly string[]; readonly site: SiteAddress },
  now: Date,
): readonly Cookie[] {
  let jar = cookies;
  for (const line of answer.setCookies) {
    const fresh = cookieOf(line, answer.address, now);
    if (!fresh || !isLineHost(answer.site, hostOf(fresh))) continue;
    const others = jar.filter((known) => !isSame(known, fresh));
    jar = isExpired(fresh, now) ? others : [...others, fresh].slice(-maxCookies);
  }
  return jar;
}

/** Characters that may stand in a header; whatever else there is would end it or begin another. */
export function isCookieText(name: string, value: string): boolean {
  return (
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) &&
    /^[\x20-\x3a\x3c-\x7e]*$/.test(value) &&
    value === value.trim() &&
    name.length + value.length <= maxCookieLength
  );
}

export function isExpired({ expires }: Pick<Cookie, 'expires'>, now: Date): boolean {
  return expires !== null && expires * 1000 <= now.getTime();
}

/** The host that a cookie belongs to, without the dot that says "and all below". */
export function hostOf({ domain }: Pick<Cookie, 'domain'>): string {
  return domain.replace(/^\./, '');
}

function isFor(cookie: Cookie, { hostname, pathname, protocol }: URL): boolean {
  const host = hostOf(cookie);
  const isHost = hostname === host || (cookie.domain.startsWith('.') && hostname.endsWith(`.${host}`));
  const { path } = cookie;
  const isBelow =
    pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'));
  return isHost && isBelow && (!cookie.secure || protocol === 'https:');
}

function isSame(one: Cookie, other: Cookie): boolean {
  return one.name === other.name && one.path === other.path && hostOf(one) === hostOf(other);
}

/** One `Set-Cookie` line as RFC 6265 reads it; null where a browser would not take it. */
function cookieOf(line: string, { hostname, pathname, protocol }: URL, now: Date): Cookie | null {
  const [pair = '', ...parts] = line.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  if (at < 1 || !isCookieText(name, value)) return null;
  const attributes = new Map(
    parts.map((part) => {
      const [key = '', ...rest] = part.split('=');
      return [key.trim().toLowerCase(), rest.join('=').trim()];
    }),
  );
  const domain = attributes.get('domain')?.toLowerCase().replace(/^\./, '') ?? '';
  const isIp = /^[\d.]+$/.test(hostname);
  if (domain !== '' && domain !== hostname && (isIp || !hostname.endsWith(`.${domain}`))) return null;
  const secure = attributes.has('secure');
  if (secure && protocol !== 'https:') return null;
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    domain: domain === '' || isIp ? hostname : `.${domain}`,
    path: path.startsWith('/') ? path : pathname.slice(0, pathname.lastIndexOf('/')) || '/',
    expires: expiryOf(attributes, now),
    httpOnly: attributes.has('httponly'),
    secure,
    sameSite: sameSiteOf(attributes.get('samesite')),
  };
}

/** Seconds since 1970; `Max-Age` counts before `Expires`. */
function expiryOf(attributes: ReadonlyMap<string, string>, now: Date): number | null {
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return now.getTime() / 1000 + Number(age);
  const at = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(at) ? null : at / 1000;
}

const sameSites = new Map<string, Cookie['sameSite']>([
  ['strict', 'Strict'],
  ['lax', 'Lax'],
  ['none', 'None'],
  ['no_restriction', 'None'],
]);

/** From the names that browsers and their extensions have for it. */
export function sameSiteOf(name: string | null | undefined): Cookie['sameSite'] {
  return sameSites.get(name?.toLowerCase() ?? '') ?? null;
}

import { CookieJar, Cookie as ParsedCookie, type SerializedCookie, version } from 'tough-cookie';
import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { isExpired } from './session_cookies.ts';

/** Browsers' limit of cookies for one site. */
export const maxCookies = 300;
/** Browsers' limit for name and value together, in characters. */
const maxCookieLength = 4096;

/** Returns the `Cookie` header that a browser would send to a URL; empty without matching cookies. */
export function cookieHeader(cookies: readonly Cookie[], address: URL, now: Date): string {
  return jarOf(cookies.filter((cookie) => !isExpired(cookie, now))).getCookieStringSync(address.href);
}

/**
 * Returns the jar after a response: applies its `Set-Cookie` lines for LINE's hosts. Over the limit, the cookies that
 * were set longest ago are dropped, as browsers do.
 */
export function takeCookies(
  cookies: readonly Cookie[],
  answer: { readonly address: URL; readonly setCookies: readonly string[]; readonly site: SiteAddress },
  now: Date,
): readonly Cookie[] {
  const jar = jarOf(cookies);
  const renewed = new Set<string>();
  for (const line of answer.setCookies) {
    // The library would accept the part before a line break.
    const cookie = /\p{Cc}/u.test(line) ? undefined : ParsedCookie.parse(line);
    if (!cookie || !isCookieText(cookie.key, cookie.value)) continue;
    // `Max-Age` counts from `now`, not from the machine's clock.
    cookie.expires = (cookie.isPersistent() && cookie.expiryDate(now)) || 'Infinity';
    cookie.maxAge = null;
    jar.setCookieSync(cookie, answer.address.href, { ignoreError: true });
    renewed.add(cookie.key);
  }
  const kept = jar.serializeSync()?.cookies.flatMap(cookieOf) ?? [];
  const valid = kept.filter((cookie) => !isExpired(cookie, now) && isLineHost(answer.site, hostOf(cookie)));
  if (valid.length <= maxCookies) return valid;
  // A renewed cookie keeps its place in the jar.
  const older = valid.filter(({ name }) => !renewed.has(name));
  const newer = valid.filter(({ name }) => renewed.has(name));
  return [...older, ...newer].slice(-maxCookies);
}

/** Whether name and value are short enough and cannot end a header or start another. */
export function isCookieText(name: string, value: string): boolean {
  return (
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) &&
    /^[\x20-\x3a\x3c-\x7e]*$/.test(value) &&
    value === value.trim() &&
    name.length + value.length <= maxCookieLength
  );
}

/** Returns the host of a cookie, without the leading dot that includes its subdomains. */
export function hostOf({ domain }: Pick<Cookie, 'domain'>): string {
  return domain.replace(/^\./, '');
}

/** Builds a library jar with `cookies` unchanged, even if no site could have set them. */
function jarOf(cookies: readonly Cookie[]): CookieJar {
  return CookieJar.deserializeSync({
    version,
    storeType: 'MemoryCookieStore',
    rejectPublicSuffixes: true,
    cookies: cookies.map((cookie) => ({
      key: cookie.name,
      value: cookie.value,
      domain: hostOf(cookie),
      hostOnly: !cookie.domain.startsWith('.'),
      path: cookie.path,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      sameSite: cookie.sameSite?.toLowerCase(),
      expires: cookie.expires === null ? 'Infinity' : new Date(cookie.expires * 1000).toISOString(),
    })),
  });
}

function cookieOf(serialized: SerializedCookie): Cookie[] {
  const cookie = ParsedCookie.fromJSON(serialized);
  if (!cookie || cookie.domain === null) return [];
  const { expires } = cookie;
  return [
    {
      name: cookie.key,
      value: cookie.value,
      domain: cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
      path: cookie.path ?? '/',
      expires: expires instanceof Date ? expires.getTime() / 1000 : null,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      sameSite: sameSiteOf(cookie.sameSite),
    },
  ];
}

const sameSites = new Map<string, Cookie['sameSite']>([
  ['strict', 'Strict'],
  ['lax', 'Lax'],
  ['none', 'None'],
  ['no_restriction', 'None'],
]);

/** Accepts the names that browsers and extensions use. */
export function sameSiteOf(name: string | null | undefined): Cookie['sameSite'] {
  return sameSites.get(name?.toLowerCase() ?? '') ?? null;
}

const lineHost = /^(?:[a-z0-9-]+\.)*line\.me$/;

/** Whether cookies of this host belong to LINE: the hosts of the site and, for the real site, all below line.me. */
export function isLineHost({ url, accessUrl }: SiteAddress, host: string): boolean {
  const own = [url, accessUrl].map((address) => new URL(address).hostname);
  return own.includes(host) || (lineHost.test(host) && own.some((each) => lineHost.test(each)));
}

/** Whether a URL may be requested: the site itself and, for the real site, LINE's hosts over HTTPS. */
export function isLineAddress(site: SiteAddress, address: URL): boolean {
  if (address.username !== '' || address.password !== '') return false;
  const own = [site.url, site.accessUrl].map((known) => new URL(known).origin);
  if (own.includes(address.origin)) return true;
  return address.protocol === 'https:' && address.port === '' && isLineHost(site, address.hostname);
}

import type { KeyRing } from '../../platform/key_ring.ts';
import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';
import { sealCookies } from './seal_cookies.ts';
import type { SessionState } from './write_session.ts';

const lineHost = /^(?:[a-z0-9-]+\.)*line\.me$/;

/** Whether cookies of this host are LINE's: the hosts of the site, and for the real one all below line.me. */
export function isLineHost({ url, accessUrl }: SiteAddress, host: string): boolean {
  const own = [url, accessUrl].map((address) => new URL(address).hostname);
  return own.includes(host) || (lineHost.test(host) && own.some((each) => lineHost.test(each)));
}

/** Whether an address may be fetched: the site itself, and for the real one LINE's hosts, always encrypted. */
export function isLineAddress(site: SiteAddress, address: URL): boolean {
  if (address.username !== '' || address.password !== '') return false;
  const own = [site.url, site.accessUrl].map((known) => new URL(known).origin);
  if (own.includes(address.origin)) return true;
  return address.protocol === 'https:' && address.port === '' && isLineHost(site, address.hostname);
}

/** Cookies as a session keeps them: sealed, and when the last of them ends by its own word (null: none says so). */
export function cookieState(
  ring: KeyRing,
  uid: string,
  cookies: readonly Cookie[],
): Pick<SessionState, 'cookieData' | 'expiresAt'> {
  const ends = cookies.flatMap(({ expires }) => (expires === null ? [] : [expires]));
  // Some end in the year 9999 and later than a timestamp can say.
  const last = Math.min(Math.max(...ends), 253_402_300_799);
  return {
    cookieData: sealCookies(ring, uid, cookies),
    expiresAt: ends.length === 0 ? null : new Date(Math.floor(last * 1000)),
  };
}

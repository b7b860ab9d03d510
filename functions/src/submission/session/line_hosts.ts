import type { SiteAddress } from '../../vendors/creators-market/site.ts';

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

import { isIPv4, isIPv6 } from 'node:net';

/** The part of a request that identifies the network. */
export interface Arrived {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Returns the network of a request: an IPv4 address, the /64 of an IPv6 address, or `unknown`. Callers can send any
 * `X-Forwarded-For`, and each proxy appends the address that called it. With `proxies` in front of the function,
 * the caller's address has that position from the right (or is the first, if there are fewer).
 */
export function clientNetwork({ headers }: Arrived, proxies: number): string {
  const addresses = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return networkOf(addresses.at(-Math.min(proxies, addresses.length))?.trim() ?? '');
}

function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (isIPv4(mapped ?? address)) return mapped ?? address;
  if (!isIPv6(address)) return 'unknown';
  const [left = '', right] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const before = groupsOf(left);
  const after = groupsOf(right ?? '');
  const zeros = right === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups; both are after the first four. */
const groupsOf = (part: string): string[] =>
  part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));

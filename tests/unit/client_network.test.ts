import { describe, expect, it } from 'vitest';
import { clientNetwork } from '../../functions/src/platform/client_network.ts';

const networkOf = (forwardedFor: string | string[] | undefined, proxies = 1) =>
  clientNetwork({ headers: { 'x-forwarded-for': forwardedFor } }, proxies);

describe('network of a caller', () => {
  it('is the address that the last proxy appended, not what the caller sent', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('198.51.100.1, 10.0.0.1,203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf(['198.51.100.1', '203.0.113.7'])).toBe('203.0.113.7');
  });

  it('is one position further left behind one more proxy', () => {
    expect(networkOf('198.51.100.1, 203.0.113.7, 192.0.2.9', 2)).toBe('203.0.113.7');
    expect(networkOf('203.0.113.7', 2)).toBe('203.0.113.7');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::192.0.2.1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('of an IPv4 address in IPv6 notation is the IPv4 address', () => {
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  it.each([undefined, '', 'nonsense', '203.0.113.7:443', '1.2.3', ':::', ','])('of %j is unknown', (text) => {
    expect(networkOf(text)).toBe('unknown');
  });
});

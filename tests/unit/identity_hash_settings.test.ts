import { describe, expect, it } from 'vitest';
import { readProxies } from '../../functions/src/platform/config.ts';
import { readIdentityHashKey } from '../../functions/src/platform/secrets.ts';

const sandbox = Buffer.from('sandbox-pochitto-identity-hash--').toString('base64url');
const own = Buffer.alloc(32, 7).toString('base64url');

describe('key for hashed identities', () => {
  it('is 32 bytes in base64url', () => {
    expect(readIdentityHashKey({ IDENTITY_HASH_KEY: own })).toHaveLength(32);
    for (const wrong of [undefined, '', 'short', `${own}a`]) {
      expect(() => readIdentityHashKey({ IDENTITY_HASH_KEY: wrong })).toThrow(/IDENTITY_HASH_KEY/);
    }
  });

  it('of the sandbox is rejected in production', () => {
    expect(readIdentityHashKey({ IDENTITY_HASH_KEY: sandbox, FUNCTIONS_EMULATOR: 'true' })).toHaveLength(32);
    expect(() => readIdentityHashKey({ IDENTITY_HASH_KEY: sandbox })).toThrow(/sandbox/);
  });
});

describe('number of proxies in front of the functions', () => {
  it('is one, or two behind Hosting, by default', () => {
    expect(readProxies({})).toEqual({ functions: 1, hosting: 2 });
    expect(readProxies({ PROXIES_OF_FUNCTIONS: '2', PROXIES_OF_HOSTING: '3' })).toEqual({
      functions: 2,
      hosting: 3,
    });
    expect(() => readProxies({ PROXIES_OF_FUNCTIONS: '0' })).toThrow(/PROXIES_OF_FUNCTIONS/);
  });
});

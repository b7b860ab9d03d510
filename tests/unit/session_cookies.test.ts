import { describe, expect, it } from 'vitest';
import { readCreatorsMarket } from '../../functions/src/platform/config.ts';
import { type KeyRing, parseKeyRing } from '../../functions/src/platform/key_ring.ts';
import { readKeyRing } from '../../functions/src/platform/secrets.ts';
import {
  openCookies,
  seal,
  sealCookies,
  unseal,
} from '../../functions/src/submission/session/session_cookies.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const ringOf = (primary: string, keys: Record<string, string>): KeyRing => {
  const ring = parseKeyRing(JSON.stringify({ primary, keys }));
  if (!ring) throw new Error('This is no key ring.');
  return ring;
};
const first = ringOf('k1', { k1: key(1) });
const rotated = ringOf('k2', { k1: key(1), k2: key(2) });
const cookies = [
  {
    name: 'sid',
    value: 's3cret',
    domain: '.line.me',
    path: '/',
    expires: 1_800_000_000.5,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax' as const,
  },
];

describe('encrypted cookies', () => {
  it('can be decrypted for their owner, and contain no plain text', () => {
    const sealed = sealCookies(first, 'ann', cookies);
    expect(sealed).toMatch(/^k1\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toMatch(/sid|s3cret|line/);
    expect(openCookies(first, 'ann', sealed)).toEqual({ cookies, isOld: false });
  });

  it('are different each time they are encrypted', () => {
    const seals = Array.from({ length: 100 }, () => sealCookies(first, 'ann', cookies));
    expect(new Set(seals.map((sealed) => sealed.slice(3, 19))).size).toBe(100);
  });

  it('cannot be decrypted for another person', () => {
    expect(() => openCookies(first, 'bob', sealCookies(first, 'ann', cookies))).toThrow();
  });

  it('cannot be decrypted for another purpose', () => {
    const sealed = seal(first, { purpose: 'something-else', uid: 'ann' }, JSON.stringify(cookies));
    expect(() => openCookies(first, 'ann', sealed)).toThrow();
    expect(() => seal(first, { purpose: 'a|b', uid: 'c' }, 'text')).toThrow();
  });

  it('cannot be decrypted if any byte of nonce, ciphertext or tag was changed', () => {
    const sealed = sealCookies(first, 'ann', cookies);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      expect(() => openCookies(first, 'ann', `k1.${changed.toString('base64url')}`)).toThrow(/broken/);
    }
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() =>
        openCookies(first, 'ann', `k1.${bytes.subarray(0, length).toString('base64url')}`),
      ).toThrow();
    }
  });

  it.each([
    ['another version', (sealed: string) => sealed.replace('k1.', 'k2.')],
    ['no version', (sealed: string) => sealed.slice(3)],
    ['characters that base64 decoders ignore', (sealed: string) => `${sealed}=`],
    ['unused bits in the last character', () => 'k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB'],
    ['nothing', () => ''],
  ])('cannot be decrypted with %s', (_name, change) => {
    expect(() => openCookies(rotated, 'ann', change(sealCookies(first, 'ann', cookies)))).toThrow();
  });

  it('can be decrypted with an old key, which is reported, and are encrypted with the new one', () => {
    const old = sealCookies(first, 'ann', cookies);
    expect(openCookies(rotated, 'ann', old)).toEqual({ cookies, isOld: true });
    const renewed = sealCookies(rotated, 'ann', cookies);
    expect(renewed).toMatch(/^k2\./);
    const withoutOld = ringOf('k2', { k2: key(2) });
    expect(openCookies(withoutOld, 'ann', renewed)).toEqual({ cookies, isOld: false });
    expect(() => openCookies(withoutOld, 'ann', old)).toThrow(/not on the ring/);
  });

  it('are never quoted in an error', () => {
    const sealed = seal(first, { purpose: 'line-session', uid: 'ann' }, 's3cret');
    for (const open of [
      () => openCookies(first, 'bob', sealed),
      () => unseal(first, { purpose: 'x', uid: 'ann' }, sealed),
    ]) {
      expect(open).toThrow(expect.not.objectContaining({ message: expect.stringContaining('s3cret') }));
    }
  });
});

describe('key ring', () => {
  const secret = (primary: string, keys: unknown) => ({
    LINE_SESSION_KEYS: JSON.stringify({ primary, keys }),
  });

  it('is read from its secret', () => {
    const ring = readKeyRing(secret('k2', { k1: key(1), k2: key(2) }));
    expect(ring.primary).toBe('k2');
    expect([...ring.keys.keys()]).toEqual(['k1', 'k2']);
  });

  it.each([
    ['no secret', {}],
    ['no JSON', { LINE_SESSION_KEYS: key(1) }],
    ['no primary key', secret('k3', { k1: key(1) })],
    ['a key of 31 bytes', secret('k1', { k1: Buffer.alloc(31, 1).toString('base64url') })],
    ['a name that is no version', secret('main', { main: key(1) })],
    [
      'the sandbox’s key',
      secret('k1', { k1: Buffer.from('sandbox-'.padEnd(32, 'x')).toString('base64url') }),
    ],
  ])('is rejected with %s, and the error quotes no key', (_name, variables) => {
    expect(() => readKeyRing(variables)).toThrow(/^Environment: LINE_SESSION_KEYS/);
    expect(() => readKeyRing(variables)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(key(1)) }),
    );
  });
});

describe('address of Creators Market', () => {
  const SUBMISSION_TERMS_READ = 'I have read the terms of LINE Creators Market on 2026-11-22';
  const sandbox = {
    CREATORS_MARKET_URL: 'http://127.0.0.1:5424/',
    CREATORS_MARKET_ACCESS_URL: 'http://127.0.0.1:5425',
  };

  it('is unset until an operator states that the terms were read', () => {
    for (const SUBMISSION_TERMS_READ of [undefined, '', ' ', 'off']) {
      expect(readCreatorsMarket({ SUBMISSION_TERMS_READ })).toBeNull();
    }
    expect(() => readCreatorsMarket({ SUBMISSION_TERMS_READ: 'yes' })).toThrow(/SUBMISSION_TERMS_READ/);
    expect(readCreatorsMarket({ SUBMISSION_TERMS_READ })).toEqual({
      url: 'https://creator.line.me',
      accessUrl: 'https://access.line.me',
    });
  });

  it('is never a sandbox when deployed, and never LINE by default when local', () => {
    expect(() => readCreatorsMarket({ SUBMISSION_TERMS_READ, ...sandbox })).toThrow();
    expect(readCreatorsMarket({ SUBMISSION_TERMS_READ, FUNCTIONS_EMULATOR: 'true' })).toBeNull();
    expect(readCreatorsMarket({ SUBMISSION_TERMS_READ, FUNCTIONS_EMULATOR: 'true', ...sandbox })).toEqual({
      url: 'http://127.0.0.1:5424',
      accessUrl: 'http://127.0.0.1:5425',
    });
  });
});

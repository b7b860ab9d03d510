import { errorTexts, PochittoError } from '@pochitto/functions/domain/errors';
import { maxCookieText, pairingCodeSchema } from '@pochitto/functions/domain/submission/line_session';
import { describe, expect, it } from 'vitest';
import { newPairingCode, pairingHash } from '../../functions/src/submission/session/pairing.ts';
import { readCookies } from '../../functions/src/submission/session/read_cookies.ts';

const site = { url: 'https://creator.line.me', accessUrl: 'https://access.line.me' };
const sandbox = { url: 'http://127.0.0.1:5424', accessUrl: 'http://127.0.0.1:5425' };
const now = new Date('2026-11-22T00:00:00Z');
const later = now.getTime() / 1000 + 3600;
const earlier = now.getTime() / 1000 - 1;
const read = (text: string, at = site) => readCookies(text, at, now);
const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Returns the error code of the paste, or `accepted`. Checks that the error quotes nothing of it. */
function rejectionOf(text: string, at = site): string {
  try {
    read(text, at);
  } catch (error) {
    if (!(error instanceof PochittoError)) throw error;
    expect(error.message).toBe(errorTexts.en[error.code][0]);
    expect(error.cause).toBeUndefined();
    return error.code;
  }
  return 'accepted';
}

const expectedCookie = {
  name: 'sid',
  value: 's3cret==',
  path: '/',
  expires: later,
  httpOnly: true,
  secure: true,
  sameSite: null,
};
const extension = { name: 'sid', value: 's3cret==', path: '/', httpOnly: true, secure: true };
const tab = (...columns: readonly (string | number)[]) => columns.join('\t');

describe('exported cookies', () => {
  it.each([
    [
      'from EditThisCookie',
      json([
        {
          ...extension,
          domain: '.line.me',
          hostOnly: false,
          expirationDate: later,
          session: false,
          sameSite: 'no_restriction',
          storeId: '0',
          id: 1,
        },
      ]),
      { ...expectedCookie, domain: '.line.me', sameSite: 'None' },
    ],
    [
      'from Cookie-Editor',
      json([
        {
          ...extension,
          domain: 'creator.line.me',
          hostOnly: true,
          expirationDate: later,
          sameSite: 'lax',
          storeId: null,
        },
      ]),
      { ...expectedCookie, domain: 'creator.line.me', sameSite: 'Lax' },
    ],
    [
      'of a session, from an extension',
      json([{ ...extension, domain: 'creator.line.me', session: true, sameSite: 'unspecified' }]),
      { ...expectedCookie, domain: 'creator.line.me', expires: null },
    ],
    [
      'from Puppeteer',
      json([{ ...extension, domain: '.line.me', expires: later, size: 9, session: false, sameParty: false }]),
      { ...expectedCookie, domain: '.line.me' },
    ],
    [
      'of a session, from Puppeteer',
      json([{ ...extension, domain: '.line.me', expires: -1, session: true }]),
      { ...expectedCookie, domain: '.line.me', expires: null },
    ],
    [
      "from Playwright's storage state",
      json({
        cookies: [{ ...extension, domain: '.line.me', expires: later, sameSite: 'Strict' }],
        origins: [],
      }),
      { ...expectedCookie, domain: '.line.me', sameSite: 'Strict' },
    ],
    [
      'from Selenium',
      json([{ ...extension, domain: '.line.me', expiry: later }]),
      { ...expectedCookie, domain: '.line.me' },
    ],
    [
      'with an expiry in milliseconds',
      json([{ ...extension, domain: '.line.me', expires: later * 1000 }]),
      { ...expectedCookie, domain: '.line.me' },
    ],
    [
      'with an expiry date in text form',
      json([{ ...extension, domain: '.line.me', expires: new Date(later * 1000).toISOString() }]),
      { ...expectedCookie, domain: '.line.me' },
    ],
    [
      'from a Netscape file',
      `# Netscape HTTP Cookie File\n\n# a remark\n#HttpOnly_${tab('.line.me', 'TRUE', '/', 'TRUE', later, 'sid', 's3cret==')}\r\n`,
      { ...expectedCookie, domain: '.line.me' },
    ],
    [
      'from a Netscape file that lost its tabs',
      `#HttpOnly_creator.line.me FALSE /  TRUE ${later} sid s3cret==`,
      { ...expectedCookie, domain: 'creator.line.me' },
    ],
    [
      'of a session, from a Netscape file',
      tab('creator.line.me', 'FALSE', '/', 'FALSE', 0, 'sid', 's3cret=='),
      { ...expectedCookie, domain: 'creator.line.me', expires: null, httpOnly: false, secure: false },
    ],
    [
      'from a header',
      'Cookie: sid=s3cret==',
      { ...expectedCookie, domain: 'creator.line.me', expires: null },
    ],
    [
      'from a header value without its name',
      ' sid=s3cret== ',
      { ...expectedCookie, domain: 'creator.line.me', expires: null },
    ],
    [
      'from a Cookie header among other headers',
      'GET /my/ HTTP/1.1\nHost: creator.line.me\nAccept: a=b\nCookie: sid=s3cret==\n',
      { ...expectedCookie, domain: 'creator.line.me', expires: null },
    ],
  ])('are read %s', (_name, text, expected) => {
    expect(read(text)).toEqual([expected]);
    expect(read(`\uFEFF\n${text}\n`)).toEqual([expected]);
  });

  it('are read one by one from a header', () => {
    expect(read('cookie: a=1; b=2=3;  c="x y"; d=').map(({ name, value }) => `${name} ${value}`)).toEqual([
      'a 1',
      'b 2=3',
      'c "x y"',
      'd ',
    ]);
  });

  it('of other sites are dropped', () => {
    const hosts = [
      '.line.me',
      'access.line.me',
      'line.me',
      '.google.com',
      'notline.me',
      'line.me.evil.example',
    ];
    const text = json(hosts.map((domain, index) => ({ ...extension, name: `c${index}`, domain })));
    expect(read(text).map(({ domain }) => domain)).toEqual(['.line.me', 'access.line.me', 'line.me']);
  });

  it('that have expired are dropped', () => {
    const text = json([
      { ...extension, name: 'old', domain: '.line.me', expirationDate: earlier },
      { ...extension, name: 'good', domain: '.line.me', expirationDate: later },
    ]);
    expect(read(text).map(({ name }) => name)).toEqual(['good']);
  });

  it('with the same name are read once, with the last value', () => {
    const twice = ['old', 'new'].map((value) => ({ ...extension, value, domain: '.line.me' }));
    expect(read(json(twice)).map(({ value }) => value)).toEqual(['new']);
  });

  it('for a sandbox are read from its own host only', () => {
    const own = { ...extension, domain: '127.0.0.1' };
    expect(read(json([own, { ...own, domain: '.line.me' }]), sandbox)).toHaveLength(1);
    expect(rejectionOf(json([{ ...own, domain: '.line.me' }]), sandbox)).toBe('line_cookies_foreign');
    expect(rejectionOf(json([own]))).toBe('line_cookies_foreign');
  });
});

describe('unusable paste', () => {
  const cookie = { ...extension, domain: '.line.me' };
  it.each([
    ['nothing', '  \n ', 'line_cookies_unreadable'],
    ['prose', 'Hello, here are my cookies, thank you!', 'line_cookies_unreadable'],
    ['several lines of prose', 'sid=1\nis my cookie', 'line_cookies_unreadable'],
    ['broken JSON', json([cookie]).slice(0, -3), 'line_cookies_unreadable'],
    ['JSON of something else', json({ password: 's3cret', list: [1, 2] }), 'line_cookies_unreadable'],
    ['JSON with a list of something else', json([null, 1, 'x', { name: 'a' }]), 'line_cookies_unreadable'],
    ['an empty list', '[]', 'line_cookies_unreadable'],
    ['200,000 open brackets', '['.repeat(200_000), 'line_cookies_unreadable'],
    ['a web page', '<!doctype html><title>LINE</title><p a="b">', 'line_cookies_unreadable'],
    ['a value with a line break', json([{ ...cookie, value: 'a\r\nx-evil: 1' }]), 'line_cookies_unreadable'],
    ['a value that begins another', json([{ ...cookie, value: 'a; b=c' }]), 'line_cookies_unreadable'],
    ['a value that is not ASCII', json([{ ...cookie, value: 'クッキー' }]), 'line_cookies_unreadable'],
    ['a name with a space', json([{ ...cookie, name: 'a b' }]), 'line_cookies_unreadable'],
    [
      'a value of 5,000 characters',
      json([{ ...cookie, value: 'x'.repeat(5000) }]),
      'line_cookies_unreadable',
    ],
    ['another site', json([{ ...cookie, domain: '.example.com' }]), 'line_cookies_foreign'],
    ['a site that ends like LINE', json([{ ...cookie, domain: 'myline.me' }]), 'line_cookies_foreign'],
    ['a header of another site', 'Host: example.com\nCookie: sid=1', 'line_cookies_foreign'],
    ['expired cookies', json([{ ...cookie, expirationDate: earlier }]), 'line_cookies_expired'],
    [
      'expired cookies in a Netscape file',
      tab('.line.me', 'TRUE', '/', 'TRUE', Math.floor(earlier), 'sid', '1'),
      'line_cookies_expired',
    ],
    ['a paste of 5 MB', 'x'.repeat(5_000_000), 'line_cookies_too_long'],
    ['a paste just too long', json([cookie]).padEnd(maxCookieText + 1), 'line_cookies_too_long'],
    [
      '301 cookies',
      json(Array.from({ length: 301 }, (_, index) => ({ ...cookie, name: `c${index}` }))),
      'line_cookies_too_long',
    ],
  ])('is rejected with a code that does not quote it: %s', (_name, text, code) => {
    expect(rejectionOf(text)).toBe(code);
  });

  it('never yields invalid cookies, however valid exports are cut, doubled or mixed with special characters', () => {
    const shapes = [
      json([cookie, { ...cookie, name: 'b', expirationDate: later }]),
      `#HttpOnly_${tab('.line.me', 'TRUE', '/', 'TRUE', later, 'sid', 's3cret')}\n`,
      'Cookie: sid=s3cret; other=1',
    ];
    const random = numbers(7);
    const special = [
      '\0',
      '\r\n',
      '\u2028',
      '"',
      '\\',
      '{',
      '[',
      '=',
      ';',
      '\t',
      'え',
      '__proto__',
      '\ud800',
    ];
    const codes = new Set<string>();
    for (let round = 0; round < 3000; round += 1) {
      let text = shapes[round % shapes.length] ?? '';
      for (let change = 0; change <= round % 4; change += 1) {
        const [at, to] = [Math.floor(random() * text.length), Math.floor(random() * text.length)];
        const put = special[Math.floor(random() * special.length)] ?? '';
        text = [
          text.slice(0, at) + text.slice(to),
          text.slice(0, at) + put + text.slice(at),
          text.slice(at) + text.slice(0, at),
        ][Math.floor(random() * 3)] as string;
      }
      const code = rejectionOf(text);
      codes.add(code);
      if (code === 'accepted') {
        for (const { name, value, domain } of read(text)) {
          expect(`${name}=${value}`).toMatch(/^[!-:<-~]+=[ -:<-~]*$/);
          expect(domain).toMatch(/^\.?([a-z0-9-]+\.)*line\.me$/);
        }
      }
    }
    expect([...codes].sort()).toEqual([
      'accepted',
      'line_cookies_expired',
      'line_cookies_foreign',
      'line_cookies_unreadable',
    ]);
  });
});

describe('pairing code', () => {
  it('is accepted in upper and lower case, with and without a hyphen', () => {
    for (let time = 0; time < 200; time += 1) {
      const code = newPairingCode();
      expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const bare = pairingCodeSchema.parse(code);
      expect(pairingCodeSchema.parse(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(bare);
      expect(pairingHash(code)).toBe(pairingHash(bare));
    }
  });

  it('is unique, and so is its hash', () => {
    const codes = Array.from({ length: 200 }, newPairingCode);
    expect(new Set(codes).size).toBe(200);
    expect(new Set(codes.map(pairingHash)).size).toBe(200);
  });

  it.each(['', 'ABCD', 'ABCD-EFG', 'ABCD-EFGH-J', 'ABCD-EFG0', 'ABCD-EFGI', '../..-....'])(
    'rejects %j',
    (text) => {
      expect(pairingCodeSchema.safeParse(text).error?.issues[0]?.message).toBe('line_pairing_unknown');
    },
  );
});

/** Returns a deterministic generator of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { errorTexts } from '@pochitto/functions/domain/error_texts';
import { PochittoError } from '@pochitto/functions/domain/errors';
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

/** The code of a refusal, and that its text quotes nothing of what was pasted. */
function rejectionOf(text: string, at = site): string {
  try {
    read(text, at);
  } catch (error) {
    if (!(error instanceof PochittoError)) throw error;
    expect(error.message).toBe(errorTexts.en[error.code][0]);
    expect(error.cause).toBeUndefined();
    return error.code;
  }
  return 'taken';
}

const kept = {
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

describe('cookies that a person exported are read', () => {
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
      { ...kept, domain: '.line.me', sameSite: 'None' },
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
      { ...kept, domain: 'creator.line.me', sameSite: 'Lax' },
    ],
    [
      'of a session, from an extension',
      json([{ ...extension, domain: 'creator.line.me', session: true, sameSite: 'unspecified' }]),
      { ...kept, domain: 'creator.line.me', expires: null },
    ],
    [
      'from Puppeteer',
      json([{ ...extension, domain: '.line.me', expires: later, size: 9, session: false, sameParty: false }]),
      { ...kept, domain: '.line.me' },
    ],
    [
      'of a session, from Puppeteer',
      json([{ ...extension, domain: '.line.me', expires: -1, session: true }]),
      { ...kept, domain: '.line.me', expires: null },
    ],
    [
      "from Playwright's storage state",
      json({
        cookies: [{ ...extension, domain: '.line.me', expires: later, sameSite: 'Strict' }],
        origins: [],
      }),
      { ...kept, domain: '.line.me', sameSite: 'Strict' },
    ],
    [
      'from Selenium',
      json([{ ...extension, domain: '.line.me', expiry: later }]),
      { ...kept, domain: '.line.me' },
    ],
    [
      'with an end in milliseconds',
      json([{ ...extension, domain: '.line.me', expires: later * 1000 }]),
      { ...kept, domain: '.line.me' },
    ],
    [
      'with an end as a date',
      json([{ ...extension, domain: '.line.me', expires: new Date(later * 1000).toISOString() }]),
      { ...kept, domain: '.line.me' },
    ],
    [
      'from a Netscape file',
      `# Netscape HTTP Cookie File\n\n# a remark\n#HttpOnly_${tab('.line.me', 'TRUE', '/', 'TRUE', later, 'sid', 's3cret==')}\r\n`,
      { ...kept, domain: '.line.me' },
    ],
    [
      'from a Netscape file that lost its tabs',
      `#HttpOnly_creator.line.me FALSE /  TRUE ${later} sid s3cret==`,
      { ...kept, domain: 'creator.line.me' },
    ],
    [
      'of a session, from a Netscape file',
      tab('creator.line.me', 'FALSE', '/', 'FALSE', 0, 'sid', 's3cret=='),
      { ...kept, domain: 'creator.line.me', expires: null, httpOnly: false, secure: false },
    ],
    ['from a header', 'Cookie: sid=s3cret==', { ...kept, domain: 'creator.line.me', expires: null }],
    [
      'from a header without its name',
      ' sid=s3cret== ',
      { ...kept, domain: 'creator.line.me', expires: null },
    ],
    [
      'from a header among others',
      'GET /my/ HTTP/1.1\nHost: creator.line.me\nAccept: a=b\nCookie: sid=s3cret==\n',
      { ...kept, domain: 'creator.line.me', expires: null },
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual([expected]);
    expect(read(`\uFEFF\n${text}\n`)).toEqual([expected]);
  });

  it('one by one from a header', () => {
    expect(read('cookie: a=1; b=2=3;  c="x y"; d=').map(({ name, value }) => `${name} ${value}`)).toEqual([
      'a 1',
      'b 2=3',
      'c "x y"',
      'd ',
    ]);
  });

  it('without those of other sites', () => {
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

  it('without those that have run out', () => {
    const text = json([
      { ...extension, name: 'old', domain: '.line.me', expirationDate: earlier },
      { ...extension, name: 'good', domain: '.line.me', expirationDate: later },
    ]);
    expect(read(text).map(({ name }) => name)).toEqual(['good']);
  });

  it('once, the last of two that are the same', () => {
    const twice = ['old', 'new'].map((value) => ({ ...extension, value, domain: '.line.me' }));
    expect(read(json(twice)).map(({ value }) => value)).toEqual(['new']);
  });

  it('for a sandbox from its own host alone', () => {
    const own = { ...extension, domain: '127.0.0.1' };
    expect(read(json([own, { ...own, domain: '.line.me' }]), sandbox)).toHaveLength(1);
    expect(rejectionOf(json([{ ...own, domain: '.line.me' }]), sandbox)).toBe('line_cookies_foreign');
    expect(rejectionOf(json([own]))).toBe('line_cookies_foreign');
  });
});

describe('what cannot be used is refused by its name, and nothing of it is repeated', () => {
  const cookie = { ...extension, domain: '.line.me' };
  it.each([
    ['nothing', '  \n ', 'line_cookies_unreadable'],
    ['prose', 'Hello, here are my cookies, thank you!', 'line_cookies_unreadable'],
    ['several lines of prose', 'sid=1\nis my cookie', 'line_cookies_unreadable'],
    ['broken JSON', json([cookie]).slice(0, -3), 'line_cookies_unreadable'],
    ['JSON of something else', json({ password: 's3cret', list: [1, 2] }), 'line_cookies_unreadable'],
    ['JSON with a list of something else', json([null, 1, 'x', { name: 'a' }]), 'line_cookies_unreadable'],
    ['an empty list', '[]', 'line_cookies_unreadable'],
    ['brackets without end', '['.repeat(200_000), 'line_cookies_unreadable'],
    ['a web page', '<!doctype html><title>LINE</title><p a="b">', 'line_cookies_unreadable'],
    ['a value with a line break', json([{ ...cookie, value: 'a\r\nx-evil: 1' }]), 'line_cookies_unreadable'],
    ['a value that begins another', json([{ ...cookie, value: 'a; b=c' }]), 'line_cookies_unreadable'],
    ['a value beyond letters', json([{ ...cookie, value: 'クッキー' }]), 'line_cookies_unreadable'],
    ['a name with a blank', json([{ ...cookie, name: 'a b' }]), 'line_cookies_unreadable'],
    ['a value beyond measure', json([{ ...cookie, value: 'x'.repeat(5000) }]), 'line_cookies_unreadable'],
    ['another site', json([{ ...cookie, domain: '.example.com' }]), 'line_cookies_foreign'],
    ['a site that ends like LINE', json([{ ...cookie, domain: 'myline.me' }]), 'line_cookies_foreign'],
    ['a header of another site', 'Host: example.com\nCookie: sid=1', 'line_cookies_foreign'],
    ['what has run out', json([{ ...cookie, expirationDate: earlier }]), 'line_cookies_expired'],
    [
      'what has run out, in a Netscape file',
      tab('.line.me', 'TRUE', '/', 'TRUE', Math.floor(earlier), 'sid', '1'),
      'line_cookies_expired',
    ],
    ['a paste of 5 MB', 'x'.repeat(5_000_000), 'line_cookies_too_long'],
    ['a paste just too long', json([cookie]).padEnd(maxCookieText + 1), 'line_cookies_too_long'],
    [
      'too many of them',
      json(Array.from({ length: 301 }, (_, index) => ({ ...cookie, name: `c${index}` }))),
      'line_cookies_too_long',
    ],
  ])('%s', (_name, text, code) => {
    expect(rejectionOf(text)).toBe(code);
  });

  it('whatever it is: cut, doubled, shuffled or with strange characters in it', () => {
    const shapes = [
      json([cookie, { ...cookie, name: 'b', expirationDate: later }]),
      `#HttpOnly_${tab('.line.me', 'TRUE', '/', 'TRUE', later, 'sid', 's3cret')}\n`,
      'Cookie: sid=s3cret; other=1',
    ];
    const random = numbers(7);
    const strange = [
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
        const put = strange[Math.floor(random() * strange.length)] ?? '';
        text = [
          text.slice(0, at) + text.slice(to),
          text.slice(0, at) + put + text.slice(at),
          text.slice(at) + text.slice(0, at),
        ][Math.floor(random() * 3)] as string;
      }
      const code = rejectionOf(text);
      codes.add(code);
      if (code === 'taken') {
        for (const { name, value, domain } of read(text)) {
          expect(`${name}=${value}`).toMatch(/^[!-:<-~]+=[ -:<-~]*$/);
          expect(domain).toMatch(/^\.?([a-z0-9-]+\.)*line\.me$/);
        }
      }
    }
    expect([...codes].sort()).toEqual([
      'line_cookies_expired',
      'line_cookies_foreign',
      'line_cookies_unreadable',
      'taken',
    ]);
  });
});

describe('a code for the helper', () => {
  it('is one that its own schema takes, however it is typed', () => {
    for (let time = 0; time < 200; time += 1) {
      const code = newPairingCode();
      expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const bare = pairingCodeSchema.parse(code);
      expect(pairingCodeSchema.parse(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(bare);
      expect(pairingHash(code)).toBe(pairingHash(bare));
    }
  });

  it('is never the same again, and no hash shows it', () => {
    const codes = Array.from({ length: 200 }, newPairingCode);
    expect(new Set(codes).size).toBe(200);
    expect(new Set(codes.map(pairingHash)).size).toBe(200);
  });

  it.each(['', 'ABCD', 'ABCD-EFG', 'ABCD-EFGH-J', 'ABCD-EFG0', 'ABCD-EFGI', '../..-....'])(
    'is not %j',
    (text) => {
      expect(pairingCodeSchema.safeParse(text).error?.issues[0]?.message).toBe('line_pairing_unknown');
    },
  );
});

/** The same numbers from 0 to 1 every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

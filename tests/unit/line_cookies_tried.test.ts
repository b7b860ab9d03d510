import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cookieHeader,
  isLineAddress,
  takeCookies,
} from '../../functions/src/submission/session/cookie_jar.ts';
import { verifySession } from '../../functions/src/submission/session/verify_session.ts';
import type { Cookie } from '../../functions/src/vendors/creators-market/site.ts';

const line = { url: 'https://creator.line.me', accessUrl: 'https://access.line.me' };
const now = new Date('2026-11-22T00:00:00Z');
const pageId = 'Ab3dEf6hIj9kLm2n';

const cookie = (name: string, more: Partial<Cookie> = {}): Cookie => ({
  name,
  value: '1',
  domain: 'creator.line.me',
  path: '/',
  expires: null,
  httpOnly: true,
  secure: true,
  sameSite: null,
  ...more,
});

describe('the cookies of a session', () => {
  const sent = (cookies: readonly Cookie[], address: string) => cookieHeader(cookies, new URL(address), now);

  it.each([
    ['to their own host', cookie('a'), 'https://creator.line.me/my/', 'a=1'],
    ['not to the host above', cookie('a'), 'https://line.me/', ''],
    ['not beside it', cookie('a'), 'https://access.line.me/', ''],
    [
      'to all below, where they say so',
      cookie('a', { domain: '.line.me' }),
      'https://access.line.me/',
      'a=1',
    ],
    ['not to what only ends alike', cookie('a', { domain: '.line.me' }), 'https://notline.me/', ''],
    ['not without encryption', cookie('a'), 'http://creator.line.me/', ''],
    ['not outside their path', cookie('a', { path: '/my' }), 'https://creator.line.me/mystery', ''],
    ['below their path', cookie('a', { path: '/my' }), 'https://creator.line.me/my/x', 'a=1'],
    ['not after their end', cookie('a', { expires: now.getTime() / 1000 }), 'https://creator.line.me/', ''],
  ])('go %s', (_name, jar, address, expected) => {
    expect(sent([jar], address)).toBe(expected);
  });

  const taken = (
    setCookies: readonly string[],
    jar: readonly Cookie[] = [],
    at = 'https://creator.line.me/my/',
  ) => takeCookies(jar, { address: new URL(at), setCookies, site: line }, now);

  it('are renewed, added to and taken away as the site says', () => {
    const jar = [cookie('renewed'), cookie('ended'), cookie('kept')];
    const after = taken(
      [
        'renewed=2; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60',
        'ended=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
        'fresh=3; Domain=line.me; Path=/; Secure',
      ],
      jar,
    );
    expect(after).toEqual([
      cookie('renewed', { value: '2', sameSite: 'Lax', expires: now.getTime() / 1000 + 60 }),
      cookie('kept'),
      cookie('fresh', { value: '3', domain: '.line.me', httpOnly: false }),
    ]);
  });

  it.each([
    ['of another domain', 'a=1; Domain=example.com'],
    ['of all of a country', 'a=1; Domain=me'],
    ['of a host beside', 'a=1; Domain=access.line.me'],
    ['without a name', '=1'],
    ['with a line break', 'a=1\r\nb: 2'],
  ])('are not taken %s', (_name, header) => {
    expect(taken([header])).toEqual([]);
  });

  it('that are secure are not taken from where nothing is encrypted', () => {
    expect(taken(['a=1; Secure'], [], 'http://creator.line.me/')).toEqual([]);
  });
});

describe('addresses that are asked', () => {
  it.each([
    ['https://creator.line.me/my/', true],
    ['https://access.line.me/oauth2/v2.1/authorize?x=1', true],
    ['https://line.me/', true],
    ['http://creator.line.me/my/', false],
    ['https://creator.line.me:8443/', false],
    ['https://creator.line.me.example.com/', false],
    ['https://creator.line.me@example.com/', false],
    ['https://someone@creator.line.me/', false],
    ['https://exampleline.me/', false],
    ['http://127.0.0.1:5424/', false],
    ['http://[::1]/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['about:blank', false],
  ])('%s: %s', (address, isAsked) => {
    expect(isLineAddress(line, new URL(address))).toBe(isAsked);
  });

  it('of a sandbox are its own two, to the port', () => {
    const sandbox = { url: 'http://127.0.0.1:5424', accessUrl: 'http://127.0.0.1:5425' };
    const isAsked = (address: string) => isLineAddress(sandbox, new URL(address));
    expect([isAsked('http://127.0.0.1:5424/my/'), isAsked('http://127.0.0.1:5425/')]).toEqual([true, true]);
    for (const other of ['http://127.0.0.1:5426/', 'http://localhost:5424/', 'https://creator.line.me/']) {
      expect(isAsked(other)).toBe(false);
    }
  });
});

describe('a session is tried at the site', () => {
  interface Answer {
    readonly status: number;
    readonly headers?: Record<string, string | readonly string[]>;
    readonly body?: string;
  }
  let answers: Record<string, Answer> = {};
  const asked: { readonly server: string; readonly path: string; readonly headers: IncomingHttpHeaders }[] =
    [];
  const servers: Server[] = [];
  let site: { url: string; accessUrl: string };
  let elsewhere: string;

  /** A server that answers as `answers` says, by its name and path. */
  async function serve(name: string): Promise<string> {
    const server = createServer((request, response) => {
      asked.push({ server: name, path: request.url ?? '', headers: request.headers });
      const { status, headers = {}, body = '' } = answers[`${name} ${request.url}`] ?? { status: 404 };
      for (const [key, value] of Object.entries(headers)) response.setHeader(key, value);
      response.writeHead(status).end(body);
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  beforeAll(async () => {
    site = { url: await serve('site'), accessUrl: await serve('access') };
    elsewhere = await serve('elsewhere');
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  const jar = [cookie('sid', { domain: '127.0.0.1', secure: false })];
  const to = (location: string): Answer => ({ status: 302, headers: { location } });
  const page: Answer = { status: 200, body: '<a href="/">LINE</a>' };

  async function tried(of: Record<string, Answer>) {
    answers = of;
    asked.length = 0;
    return verifySession(site, jar, () => now);
  }

  it('and is alive where a creator’s page is shown, with the cookies as it left them', async () => {
    const verdict = await tried({
      'site /my/': {
        ...to(`/my/${pageId}/sticker/`),
        headers: {
          location: `/my/${pageId}/sticker/`,
          'set-cookie': ['sid=2; Path=/; HttpOnly', 'more=3; Path=/'],
        },
      },
      [`site /my/${pageId}/sticker/`]: page,
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId } });
    if (verdict.state !== 'alive') return;
    expect(verdict.cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['sid=2', 'more=3']);
    expect(asked.map(({ headers }) => headers.cookie)).toEqual(['sid=1', 'sid=2; more=3', 'sid=2; more=3']);
    expect(asked.every(({ headers }) => !/mozilla|chrome/i.test(headers['user-agent'] ?? ''))).toBe(true);
  });

  it.each([
    [
      'typed in',
      '<tr><th>クリエイター名<i>✓</i></th><td><input name="creator_name" value="A &amp; B">',
      'A & B',
    ],
    ['fixed while an item is in review', '<th>Creator&#39;s name</th><td><span>Mika</span></td>', 'Mika'],
    ['not there', '<th>コピーライト</th><td><input value="(c) Mika"></td>', null],
  ])('and says the name of the creator that is %s in the form', async (_where, body, name) => {
    const verdict = await tried({
      'site /my/': to(`/my/${pageId}/sticker/`),
      [`site /my/${pageId}/sticker/`]: page,
      [`site /my/${pageId}/sticker/create`]: { status: 200, body },
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId, name } });
  });

  it('and is alive by way of the sign-in that LINE still knows', async () => {
    const verdict = await tried({
      'site /my/': to(`${site.accessUrl}/login`),
      'access /login': to(`${site.url}/signup/line_callback?code=1`),
      'site /signup/line_callback?code=1': to(`${site.url}/zh-TW/my/${pageId}/`),
      [`site /zh-TW/my/${pageId}/`]: page,
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId } });
  });

  it('and is alive by way of the sign-in where nothing else leads to the creator', async () => {
    const verdict = await tried({
      'site /my/': { status: 404 },
      'site /signup/line_auth': to(`${site.accessUrl}/login`),
      'access /login': to(`${site.url}/signup/line_callback?code=1`),
      'site /signup/line_callback?code=1': to(`/my/${pageId}/sticker/`),
      [`site /my/${pageId}/sticker/`]: page,
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId } });
  });

  it('and is alive where the page only links to the creator’s', async () => {
    const body = `<a href="https://example.com/my/AAAAAAAAAAAAAAAA/"></a><a href="/my/${pageId}/sticker/">`;
    expect(await tried({ 'site /my/': { status: 200, body } })).toMatchObject({
      state: 'alive',
      creator: { pageId },
    });
  });

  it.each<[string, string, () => Record<string, Answer>]>([
    [
      'dead',
      'the site asks to sign in',
      () => ({ 'site /my/': to(`${site.accessUrl}/login`), 'access /login': page }),
    ],
    [
      'dead',
      'only the sign-in is left',
      () => ({ 'site /signup/line_auth': to(`${site.accessUrl}/login`), 'access /login': page }),
    ],
    ['dead', 'it is forbidden', () => ({ 'site /my/': { status: 403 } })],
    [
      'no_creator',
      'the site asks to register',
      () => ({ 'site /my/': to('/signup/'), 'site /signup/': page }),
    ],
    ['unreachable', 'the site has a fault', () => ({ 'site /my/': { status: 503 } })],
    ['unreachable', 'the site is asked too often', () => ({ 'site /my/': { status: 429 } })],
    ['unreachable', 'the site says nothing of a creator', () => ({ 'site /my/': page })],
    ['unreachable', 'there is no such page', () => ({})],
    ['unreachable', 'it goes round in circles', () => ({ 'site /my/': to('/my/') })],
    ['unreachable', 'it leads away', () => ({ 'site /my/': to(`${elsewhere}/`), 'elsewhere /': page })],
    [
      'unreachable',
      'it leads away from the sign-in',
      () => ({
        'site /my/': to(`${site.accessUrl}/login`),
        'access /login': to(`${elsewhere}/my/${pageId}/`),
        [`elsewhere /my/${pageId}/`]: page,
      }),
    ],
    ['unreachable', 'it leads to a file', () => ({ 'site /my/': to('file:///etc/hosts') })],
    ['unreachable', 'it leads to nothing', () => ({ 'site /my/': to('http://') })],
  ])('and is %s where %s', async (state, _why, of) => {
    expect(await tried(of())).toEqual({ state });
    expect(asked.filter(({ server }) => server === 'elsewhere')).toEqual([]);
    expect(asked.length).toBeLessThan(12);
  });

  it('and is unreachable without a response', async () => {
    const nowhere = { url: 'http://127.0.0.1:9', accessUrl: 'http://127.0.0.1:9' };
    expect(await verifySession(nowhere, jar, () => now)).toEqual({ state: 'unreachable' });
  });
});

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

describe('cookies of a LINE session', () => {
  const sent = (cookies: readonly Cookie[], address: string) => cookieHeader(cookies, new URL(address), now);

  it.each([
    ['to their own host', cookie('a'), 'https://creator.line.me/my/', 'a=1'],
    ['not to the host above', cookie('a'), 'https://line.me/', ''],
    ['not to a sibling host', cookie('a'), 'https://access.line.me/', ''],
    [
      'to subdomains if their domain says so',
      cookie('a', { domain: '.line.me' }),
      'https://access.line.me/',
      'a=1',
    ],
    ['not to a host with the same ending', cookie('a', { domain: '.line.me' }), 'https://notline.me/', ''],
    ['not without encryption', cookie('a'), 'http://creator.line.me/', ''],
    ['not outside their path', cookie('a', { path: '/my' }), 'https://creator.line.me/mystery', ''],
    ['below their path', cookie('a', { path: '/my' }), 'https://creator.line.me/my/x', 'a=1'],
    [
      'not after their expiry',
      cookie('a', { expires: now.getTime() / 1000 }),
      'https://creator.line.me/',
      '',
    ],
  ])('are sent %s', (_name, jar, address, expected) => {
    expect(sent([jar], address)).toBe(expected);
  });

  const cookiesAfter = (
    setCookies: readonly string[],
    jar: readonly Cookie[] = [],
    at = 'https://creator.line.me/my/',
  ) => takeCookies(jar, { address: new URL(at), setCookies, site: line }, now);

  it('are updated, added and removed as the site’s response says', () => {
    const jar = [cookie('renewed'), cookie('ended'), cookie('kept')];
    const after = cookiesAfter(
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

  it('over the limit lose those that were set longest ago', () => {
    const jar = Array.from({ length: 300 }, (_, index) => cookie(`c${index}`));
    const after = cookiesAfter(['c0=2; Path=/', 'fresh=3; Path=/'], jar);
    expect(after).toHaveLength(300);
    const names = after.map(({ name }) => name);
    expect([names.includes('c0'), names.includes('fresh'), names.includes('c1')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['for another domain', 'a=1; Domain=example.com'],
    ['for a top-level domain', 'a=1; Domain=me'],
    ['for a sibling host', 'a=1; Domain=access.line.me'],
    ['without a name', '=1'],
    ['with a line break', 'a=1\r\nb: 2'],
  ])('are ignored if they are %s', (_name, header) => {
    expect(cookiesAfter([header])).toEqual([]);
  });

  it('that are secure are ignored from an unencrypted address', () => {
    expect(cookiesAfter(['a=1; Secure'], [], 'http://creator.line.me/')).toEqual([]);
  });
});

describe('allowed addresses of Creators Market', () => {
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
  ])('include %s: %s', (address, isAsked) => {
    expect(isLineAddress(line, new URL(address))).toBe(isAsked);
  });

  it('for a sandbox are its two addresses with their ports', () => {
    const sandbox = { url: 'http://127.0.0.1:5424', accessUrl: 'http://127.0.0.1:5425' };
    const isAsked = (address: string) => isLineAddress(sandbox, new URL(address));
    expect([isAsked('http://127.0.0.1:5424/my/'), isAsked('http://127.0.0.1:5425/')]).toEqual([true, true]);
    for (const other of ['http://127.0.0.1:5426/', 'http://localhost:5424/', 'https://creator.line.me/']) {
      expect(isAsked(other)).toBe(false);
    }
  });
});

describe('verification of a LINE session', () => {
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
  let otherSite: string;

  /** Starts a server that sends the answer in `answers` for its name and path. */
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
    otherSite = await serve('elsewhere');
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  const jar = [cookie('sid', { domain: '127.0.0.1', secure: false })];
  const redirect = (location: string): Answer => ({ status: 302, headers: { location } });
  const page: Answer = { status: 200, body: '<a href="/">LINE</a>' };

  async function verify(of: Record<string, Answer>) {
    answers = of;
    asked.length = 0;
    return verifySession(site, jar, () => now);
  }

  it('succeeds if a creator’s page is shown, and returns the updated cookies', async () => {
    const verdict = await verify({
      'site /my/': {
        ...redirect(`/my/${pageId}/sticker/`),
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
    ['read-only while an item is in review', '<th>Creator&#39;s name</th><td><span>Mika</span></td>', 'Mika'],
    ['missing', '<th>コピーライト</th><td><input value="(c) Mika"></td>', null],
  ])('returns the creator’s name if it is %s', async (_where, body, name) => {
    const verdict = await verify({
      'site /my/': redirect(`/my/${pageId}/sticker/`),
      [`site /my/${pageId}/sticker/`]: page,
      [`site /my/${pageId}/sticker/create`]: { status: 200, body },
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId, name } });
  });

  it('succeeds through a sign-in that LINE still remembers', async () => {
    const verdict = await verify({
      'site /my/': redirect(`${site.accessUrl}/login`),
      'access /login': redirect(`${site.url}/signup/line_callback?code=1`),
      'site /signup/line_callback?code=1': redirect(`${site.url}/zh-TW/my/${pageId}/`),
      [`site /zh-TW/my/${pageId}/`]: page,
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId } });
  });

  it('succeeds through the sign-in address if no other page leads to the creator', async () => {
    const verdict = await verify({
      'site /my/': { status: 404 },
      'site /signup/line_auth': redirect(`${site.accessUrl}/login`),
      'access /login': redirect(`${site.url}/signup/line_callback?code=1`),
      'site /signup/line_callback?code=1': redirect(`/my/${pageId}/sticker/`),
      [`site /my/${pageId}/sticker/`]: page,
    });
    expect(verdict).toMatchObject({ state: 'alive', creator: { pageId } });
  });

  it('succeeds if the page only links to the creator’s page', async () => {
    const body = `<a href="https://example.com/my/AAAAAAAAAAAAAAAA/"></a><a href="/my/${pageId}/sticker/">`;
    expect(await verify({ 'site /my/': { status: 200, body } })).toMatchObject({
      state: 'alive',
      creator: { pageId },
    });
  });

  it.each<[string, string, () => Record<string, Answer>]>([
    [
      'dead',
      'the site asks to sign in',
      () => ({ 'site /my/': redirect(`${site.accessUrl}/login`), 'access /login': page }),
    ],
    [
      'dead',
      'only the sign-in address works',
      () => ({ 'site /signup/line_auth': redirect(`${site.accessUrl}/login`), 'access /login': page }),
    ],
    ['dead', 'the site answers 403', () => ({ 'site /my/': { status: 403 } })],
    [
      'no_creator',
      'the site asks to register',
      () => ({ 'site /my/': redirect('/signup/'), 'site /signup/': page }),
    ],
    ['unreachable', 'the site answers 503', () => ({ 'site /my/': { status: 503 } })],
    ['unreachable', 'the site answers 429', () => ({ 'site /my/': { status: 429 } })],
    ['unreachable', 'the page mentions no creator', () => ({ 'site /my/': page })],
    ['unreachable', 'the page does not exist', () => ({})],
    ['unreachable', 'the site redirects in a loop', () => ({ 'site /my/': redirect('/my/') })],
    [
      'unreachable',
      'the site redirects to another site',
      () => ({ 'site /my/': redirect(`${otherSite}/`), 'elsewhere /': page }),
    ],
    [
      'unreachable',
      'the sign-in redirects to another site',
      () => ({
        'site /my/': redirect(`${site.accessUrl}/login`),
        'access /login': redirect(`${otherSite}/my/${pageId}/`),
        [`elsewhere /my/${pageId}/`]: page,
      }),
    ],
    ['unreachable', 'the site redirects to a file', () => ({ 'site /my/': redirect('file:///etc/hosts') })],
    ['unreachable', 'the site redirects to an invalid address', () => ({ 'site /my/': redirect('http://') })],
  ])('returns %s if %s', async (state, _why, of) => {
    expect(await verify(of())).toEqual({ state });
    expect(asked.filter(({ server }) => server === 'elsewhere')).toEqual([]);
    expect(asked.length).toBeLessThan(12);
  });

  it('returns unreachable without a response', async () => {
    const nowhere = { url: 'http://127.0.0.1:9', accessUrl: 'http://127.0.0.1:9' };
    expect(await verifySession(nowhere, jar, () => now)).toEqual({ state: 'unreachable' });
  });
});

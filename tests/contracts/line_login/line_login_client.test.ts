import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { sandboxPeople, startLineLoginSandbox } from '@pochitto/sandbox/line-login';
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineChannel, readLineChannel } from '../../../functions/src/platform/config.ts';
import { authorizeUrl } from '../../../functions/src/vendors/line-login/authorize_url.ts';
import { exchangeCode } from '../../../functions/src/vendors/line-login/exchange_code.ts';
import { verifyIdToken } from '../../../functions/src/vendors/line-login/verify_id_token.ts';
import { signInAt } from '../../support/provider_browser.ts';

const redirectUri = 'http://127.0.0.1:9/sign-in/line';
const secret = '0123456789abcdef0123456789abcdef';
const person = sandboxPeople[0]?.userId ?? '';

let sandbox: Awaited<ReturnType<typeof startLineLoginSandbox>>;
let channel: LineChannel;
beforeAll(async () => {
  const at = { channelId: '1657000001', channelSecret: secret };
  sandbox = await startLineLoginSandbox({ port: 0, ...at, redirectUris: [redirectUri] });
  channel = { ...at, accessUrl: sandbox.url, apiUrl: sandbox.url, redirectUri };
});
afterAll(() => sandbox.stop());

const opaque = () => randomBytes(32).toString('base64url');
const next = (failure: unknown) =>
  fetch(`${sandbox.url}/sandbox/next-token`, { method: 'POST', body: JSON.stringify(failure) });

async function codeFor(as = person) {
  const request = {
    state: opaque(),
    nonce: opaque(),
    codeVerifier: opaque(),
    locale: 'ja' as const,
    offersFriendship: true,
  };
  const callback = await signInAt(authorizeUrl(channel, request), { person: as });
  expect(callback.searchParams.get('state')).toBe(request.state);
  return { ...request, code: callback.searchParams.get('code') ?? '' };
}

describe('LINE Login client', () => {
  it.each(sandboxPeople.map((each) => [each.name, each] as const))(
    'returns the person who signed in: %s',
    async (_, each) => {
      const { nonce, ...exchange } = await codeFor(each.userId);
      const idToken = await exchangeCode(channel, exchange);
      expect(await verifyIdToken(channel, idToken, { nonce, now: new Date() })).toEqual({
        lineUserId: each.userId,
        displayName: each.name,
        photoURL: each.picture,
        email: each.email,
      });
    },
  );

  it.each([
    ['a forged code', { code: 'forged' }],
    ['another verifier', { codeVerifier: opaque() }],
  ])('rejects the exchange of %s', async (_, forged) => {
    const exchange = await codeFor();
    await expect(exchangeCode(channel, { ...exchange, ...forged })).rejects.toMatchObject({
      code: 'line_login_failed',
    });
  });

  it('rejects the exchange of a used code', async () => {
    const exchange = await codeFor();
    await exchangeCode(channel, exchange);
    await expect(exchangeCode(channel, exchange)).rejects.toMatchObject({ code: 'line_login_failed' });
  });

  it('rejects the exchange of a code of another redirect URI', async () => {
    const exchange = exchangeCode({ ...channel, redirectUri: `${redirectUri}/x` }, await codeFor());
    await expect(exchange).rejects.toMatchObject({ code: 'line_login_failed' });
  });

  it('reports a wrong channel secret as a bug without quoting it', async () => {
    const exchange = exchangeCode({ ...channel, channelSecret: 'f'.repeat(32) }, await codeFor());
    const error = await exchange.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('code');
    expect(String(error)).not.toContain('ffff');
  });

  it.each([[{ status: 429 }], [{ status: 503 }], [{ text: '<html>busy</html>' }]])(
    'can be retried when LINE answers %j',
    async (failure) => {
      await next(failure);
      const exchange = exchangeCode(channel, { code: 'any', codeVerifier: opaque() });
      await expect(exchange).rejects.toMatchObject({ code: 'unavailable' });
    },
  );

  it('times out if LINE does not answer', async () => {
    await next({ silent: true });
    const exchange = exchangeCode(channel, { code: 'any', codeVerifier: opaque(), timeoutMs: 50 });
    await expect(exchange).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('can be retried if the connection is refused', async () => {
    const away = { ...channel, apiUrl: 'http://127.0.0.1:9' };
    const exchange = exchangeCode(away, { code: 'any', codeVerifier: opaque() });
    await expect(exchange).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('follows no redirect with the channel secret', async () => {
    let visited = false;
    const otherServer = createServer((request, response) => {
      if (request.url === '/stolen') visited = true;
      response.writeHead(307, { location: '/stolen' }).end();
    });
    await new Promise<void>((resolve) => otherServer.listen(0, '127.0.0.1', resolve));
    const address = otherServer.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const exchange = exchangeCode({ ...channel, apiUrl: `http://127.0.0.1:${port}` }, await codeFor());
    await expect(exchange).rejects.toMatchObject({ code: 'unavailable' });
    expect(visited).toBe(false);
    otherServer.close();
  });
});

const nonce = 'the nonce of this sign-in';
const seconds = () => Math.floor(Date.now() / 1000);
const validClaims = (): JWTPayload => ({
  iss: 'https://access.line.me',
  aud: '1657000001',
  sub: person,
  nonce,
  iat: seconds(),
  exp: seconds() + 3600,
  name: 'Hanako',
});
const key = (text = secret) => new TextEncoder().encode(text);
const signed = (changes: JWTPayload = {}, withKey = key()) =>
  new SignJWT({ ...validClaims(), ...changes }).setProtectedHeader({ alg: 'HS256' }).sign(withKey);
const verified = (token: string) => verifyIdToken(channel, token, { nonce, now: new Date() });

async function es256() {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT(validClaims()).setProtectedHeader({ alg: 'ES256', kid: 'unknown' }).sign(privateKey);
}

async function withSwappedClaims() {
  const [header, , signature] = (await signed()).split('.');
  const claims = Buffer.from(JSON.stringify({ ...validClaims(), sub: sandboxPeople[1]?.userId })).toString(
    'base64url',
  );
  return [header, claims, signature].join('.');
}

/** Signs with the right secret and an algorithm that LINE does not use. */
function signedAs(alg: string, hash: string) {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg })}.${part(validClaims())}`;
  return `${body}.${createHmac(hash, secret).update(body).digest('base64url')}`;
}

const signedWithout = (claim: string) =>
  new SignJWT(Object.fromEntries(Object.entries(validClaims()).filter(([name]) => name !== claim)))
    .setProtectedHeader({ alg: 'HS256' })
    .sign(key());

describe('ID token from LINE', () => {
  it('is accepted if everything is right', async () => {
    expect(await verified(await signed())).toMatchObject({ lineUserId: person, displayName: 'Hanako' });
  });

  const rejected: [string, () => string | Promise<string>][] = [
    ['with alg none', () => new UnsecuredJWT(validClaims()).encode()],
    ['with alg none and a signature', () => signedAs('none', 'sha256')],
    ['signed ES256 with an unknown key', es256],
    ['signed HS512', () => signedAs('HS512', 'sha512')],
    ['signed with another secret', () => signed({}, key('f'.repeat(32)))],
    ['whose claims were swapped', withSwappedClaims],
    ['that expired', () => signed({ iat: seconds() - 3600, exp: seconds() - 60 })],
    ['issued two hours ago', () => signed({ iat: seconds() - 7200 })],
    ['from the future', () => signed({ iat: seconds() + 600 })],
    ['for another channel', () => signed({ aud: '1657000002' })],
    ['for several channels', () => signed({ aud: ['1657000001', '1657000002'] })],
    ['of another issuer', () => signed({ iss: 'https://access.line.me.example' })],
    ['of another sign-in', () => signed({ nonce: 'another' })],
    ['without a nonce', () => signedWithout('nonce')],
    ['without an expiry', () => signedWithout('exp')],
    ['without a person', () => signed({ sub: '' })],
    ['whose subject is not a LINE user id', () => signed({ sub: 'admin' })],
    ['that is not a token', () => 'not.a.token'],
    ['that is empty', () => ''],
  ];

  it.each(rejected)('is rejected %s', async (_, token) => {
    await expect(verified(await token())).rejects.toMatchObject({ code: 'line_login_failed' });
  });
});

describe('LINE Login settings', () => {
  const deployed = {
    LINE_CHANNEL_ID: '1657000001',
    LINE_CHANNEL_SECRET: secret,
    WEB_ORIGIN: 'https://pochitto.example',
  };

  it('default to LINE', () => {
    expect(readLineChannel(deployed)).toMatchObject({
      accessUrl: 'https://access.line.me',
      apiUrl: 'https://api.line.me',
      redirectUri: 'https://pochitto.example/sign-in/line',
    });
  });

  it.each([
    'http://127.0.0.1:5420',
    'https://127.0.0.1:5420',
    'https://localhost',
    'https://line.localhost',
    'https://[::1]:5420',
    'http://api.line.me',
  ])('reject %s when deployed', (url) => {
    for (const name of ['LINE_ACCESS_URL', 'LINE_API_URL', 'WEB_ORIGIN']) {
      expect(() => readLineChannel({ ...deployed, [name]: url })).toThrow(name);
    }
  });

  it('accept a sandbox in local development', () => {
    const local = { ...deployed, FUNCTIONS_EMULATOR: 'true', LINE_API_URL: 'http://127.0.0.1:5420/' };
    expect(readLineChannel(local).apiUrl).toBe('http://127.0.0.1:5420');
  });

  it('name what is missing', () => {
    expect(() => readLineChannel({})).toThrow(/LINE_CHANNEL_ID[\s\S]*LINE_CHANNEL_SECRET[\s\S]*WEB_ORIGIN/);
  });
});

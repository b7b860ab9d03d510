import { sandboxPeople, startLineLoginSandbox } from '@pochitto/sandbox/line-login';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import * as openId from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAt } from '../../support/provider_browser.ts';

const channelId = '1657000001';
const channelSecret = '0123456789abcdef0123456789abcdef';
const redirectUri = 'https://pochitto.example/sign-in/line';
const [hanako, , withoutEmail] = sandboxPeople;
const person = hanako?.userId ?? '';

let sandbox: Awaited<ReturnType<typeof startLineLoginSandbox>>;
beforeAll(async () => {
  sandbox = await startLineLoginSandbox({ port: 0, channelId, channelSecret, redirectUris: [redirectUri] });
});
afterAll(() => sandbox.stop());

/** An independent OpenID client, configured as LINE documents. */
function independentClient(secret = channelSecret): openId.Configuration {
  const at = (path: string) => `${sandbox.url}/oauth2/v2.1/${path}`;
  const client = new openId.Configuration(
    {
      issuer: 'https://access.line.me',
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      id_token_signing_alg_values_supported: ['HS256'],
    },
    channelId,
    { id_token_signed_response_alg: 'HS256' },
    openId.ClientSecretPost(secret),
  );
  openId.allowInsecureRequests(client);
  return client;
}

async function begin(changes: Record<string, string> = {}) {
  const codeVerifier = openId.randomPKCECodeVerifier();
  const state = openId.randomState();
  const nonce = openId.randomNonce();
  const url = openId.buildAuthorizationUrl(independentClient(), {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await openId.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...changes,
  });
  return { url: url.href, codeVerifier, state, nonce };
}

async function signIn(as = person) {
  const request = await begin();
  const callback = await signInAt(request.url, { person: as });
  const redeem = (
    client = independentClient(),
    pkceCodeVerifier = request.codeVerifier,
    nonce = request.nonce,
  ) =>
    openId.authorizationCodeGrant(client, callback, {
      pkceCodeVerifier,
      expectedState: request.state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
  return { ...request, callback, redeem };
}

const post = (path: string, form: Record<string, string>) =>
  fetch(sandbox.url + path, { method: 'POST', body: new URLSearchParams(form) });

describe('LINE Login sandbox with an independent OpenID client', () => {
  it('signs a person in', async () => {
    const { redeem } = await signIn();
    const claims = (await redeem()).claims();
    expect(claims).toMatchObject({
      iss: 'https://access.line.me',
      aud: channelId,
      sub: person,
      name: '花子',
      email: 'hanako@line.example',
    });
  });

  it('signs the ID token with HS256 and the channel secret, without a key id', async () => {
    const { redeem } = await signIn();
    const { id_token = '' } = await redeem();
    expect(decodeProtectedHeader(id_token)).toEqual({ alg: 'HS256' });
    const { payload } = await jwtVerify(id_token, new TextEncoder().encode(channelSecret));
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('omits the email of a person who has none', async () => {
    const { redeem } = await signIn(withoutEmail?.userId);
    expect((await redeem()).claims()).not.toHaveProperty('email');
  });

  it('rejects a wrong channel secret', async () => {
    const { redeem } = await signIn();
    await expect(redeem(independentClient('f'.repeat(32)))).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });

  it('rejects a wrong PKCE verifier', async () => {
    const { redeem } = await signIn();
    await expect(redeem(independentClient(), openId.randomPKCECodeVerifier())).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('rejects a used code, and revokes the tokens that it issued', async () => {
    const { redeem } = await signIn();
    const { access_token } = await redeem();
    await expect(redeem()).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await fetch(`${sandbox.url}/oauth2/v2.1/verify?access_token=${access_token}`)).status).toBe(400);
  });

  it('issues an ID token that the client rejects for another nonce', async () => {
    const { redeem, codeVerifier } = await signIn();
    await expect(redeem(independentClient(), codeVerifier, openId.randomNonce())).rejects.toThrow();
  });

  it.each([
    ['a redirect URI that is not registered', { redirect_uri: `${redirectUri}/` }, 'redirect_uri'],
    ['an unknown channel', { client_id: '1' }, 'client'],
    ['no state', { state: '' }, 'state'],
  ])('shows an error page for %s, and does not redirect', async (_, changes, word) => {
    const { url } = await begin(changes);
    const response = await fetch(url, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(word);
  });

  it('redirects a request without PKCE with an error', async () => {
    const { url } = await begin();
    const plain = new URL(url);
    plain.searchParams.delete('code_challenge');
    plain.searchParams.delete('code_challenge_method');
    const location = (await fetch(plain, { redirect: 'manual' })).headers.get('location') ?? '';
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
  });

  it.each([['cancels' as const], [{ person, agrees: false as const }]])(
    'redirects without a code when the person cancels (%j)',
    async (does) => {
      const { url, state } = await begin();
      const { searchParams } = await signInAt(url, does);
      expect(searchParams.get('error')).toBe('access_denied');
      expect(searchParams.get('state')).toBe(state);
      expect(searchParams.has('code')).toBe(false);
    },
  );

  it('speaks Japanese, and English on request', async () => {
    const page = async (language: string) => {
      const start = await fetch((await begin({ ui_locales: language })).url, { redirect: 'manual' });
      const cookie = start.headers.getSetCookie().map((each) => each.split(';')[0]);
      const location = new URL(start.headers.get('location') ?? '', sandbox.url);
      return (await fetch(location, { headers: { cookie: cookie.join('; ') } })).text();
    };
    expect(await page('ja-JP')).toContain('LINEでログイン');
    const english = await page('en-US');
    expect(english).toContain('Log in with LINE');
    expect(english).not.toContain('<b>Emi</b>');
  });
});

describe('LINE Login sandbox beyond OpenID Connect', () => {
  it('verifies an ID token unless nonce or person differ', async () => {
    const { redeem, nonce } = await signIn();
    const { id_token = '' } = await redeem();
    const verify = (form: Record<string, string>) =>
      post('/oauth2/v2.1/verify', { id_token, client_id: channelId, ...form });
    expect(await (await verify({ nonce, user_id: person })).json()).toMatchObject({ sub: person, nonce });
    for (const form of [{ nonce: 'other' }, { user_id: 'U0' }, { client_id: '1' }, { id_token: 'a.b.c' }]) {
      expect((await verify(form)).status).toBe(400);
    }
  });

  it('verifies an access token until it is revoked', async () => {
    const { redeem } = await signIn();
    const { access_token } = await redeem();
    const profile = () =>
      fetch(`${sandbox.url}/v2/profile`, { headers: { authorization: `Bearer ${access_token}` } });
    expect(await (await profile()).json()).toMatchObject({ userId: person, displayName: '花子' });
    const revoke = (client_secret: string) =>
      post('/oauth2/v2.1/revoke', { access_token, client_id: channelId, client_secret });
    expect((await revoke('wrong')).status).toBe(400);
    expect((await profile()).status).toBe(200);
    expect((await revoke(channelSecret)).status).toBe(200);
    expect((await profile()).status).toBe(401);
  });
});

import { googlePeople, startGoogleLoginSandbox } from '@pochitto/sandbox/google-login';
import { createRemoteJWKSet, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import * as openId from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAt } from '../../support/provider_browser.ts';

const clientId = 'sandbox.apps.googleusercontent.com';
const redirectUri = 'http://127.0.0.1:9/sign-in/google';
const [hanako, , emi] = googlePeople;
const person = hanako?.sub ?? '';

let sandbox: Awaited<ReturnType<typeof startGoogleLoginSandbox>>;
beforeAll(async () => {
  sandbox = await startGoogleLoginSandbox({ port: 0, clientId, redirectUris: [redirectUri] });
});
afterAll(() => sandbox.stop());

/** An independent OpenID client, configured as Google documents. */
function independentClient(): openId.Configuration {
  const client = new openId.Configuration(
    {
      issuer: 'https://accounts.google.com',
      authorization_endpoint: `${sandbox.url}/o/oauth2/v2/auth`,
      jwks_uri: `${sandbox.url}/oauth2/v3/certs`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    clientId,
  );
  openId.allowInsecureRequests(client);
  openId.useIdTokenResponseType(client);
  return client;
}

function begin(changes: Record<string, string> = {}) {
  const state = openId.randomState();
  const nonce = openId.randomNonce();
  const url = openId.buildAuthorizationUrl(independentClient(), {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state,
    nonce,
    prompt: 'select_account',
    ...changes,
  });
  return { url: url.href, state, nonce };
}

async function signIn(as = person) {
  const request = begin();
  const callback = await signInAt(request.url, { person: as });
  const token = new URLSearchParams(callback.hash.slice(1)).get('id_token') ?? '';
  const check = (nonce = request.nonce) =>
    openId.implicitAuthentication(independentClient(), callback, nonce, { expectedState: request.state });
  return { callback, token, check };
}

async function verified(token: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${sandbox.url}/oauth2/v3/certs`));
  return (await jwtVerify(token, keys, { issuer: 'https://accounts.google.com', audience: clientId }))
    .payload;
}

describe('Google sandbox with an independent OpenID client', () => {
  it('signs a person in with an ID token in the fragment', async () => {
    const { callback, check } = await signIn();
    expect(callback.search).toBe('');
    expect(await check()).toMatchObject({
      iss: 'https://accounts.google.com',
      aud: clientId,
      azp: clientId,
      sub: person,
      name: '山田 花子',
      email: 'hanako@gmail.example',
      email_verified: true,
    });
  });

  it('signs the token with RS256 and its published key for an hour', async () => {
    const { token } = await signIn();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    const { exp = 0, iat = 0 } = await verified(token);
    expect(exp - iat).toBe(3600);
  });

  it('reports an address that was never verified', async () => {
    const { check } = await signIn(emi?.sub);
    expect(await check()).toMatchObject({ email_verified: false });
  });

  it('issues an ID token that the client rejects for another nonce', async () => {
    const { check } = await signIn();
    await expect(check(openId.randomNonce())).rejects.toThrow();
  });

  it.each([
    ['a redirect URI that is not registered', { redirect_uri: `${redirectUri}/` }, 'redirect_uri'],
    [
      'a redirect URI on another port',
      { redirect_uri: 'http://127.0.0.1:10/sign-in/google' },
      'redirect_uri',
    ],
    ['an unknown client', { client_id: 'other.apps.googleusercontent.com' }, 'client'],
    ['no nonce', { nonce: '' }, 'nonce'],
  ])('shows an error page for %s, and does not redirect', async (_, changes, word) => {
    const response = await fetch(begin(changes).url, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(word);
  });

  it.each(['code', 'token', 'id_token token'])('rejects the response type %s', async (response_type) => {
    const response = await fetch(begin({ response_type }).url, { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? 'http://nowhere');
    const answer = new URLSearchParams(location.hash.slice(1) || location.search);
    expect(answer.get('error')).toMatch(/unsupported_response_type|unauthorized_client/);
  });

  it('redirects without a token when the person cancels', async () => {
    const { url, state } = begin();
    const answer = new URLSearchParams((await signInAt(url, 'cancels')).hash.slice(1));
    expect(Object.fromEntries(answer)).toMatchObject({ error: 'access_denied', state });
    expect(answer.has('id_token')).toBe(false);
  });

  it('escapes names and addresses', async () => {
    const start = await fetch(begin().url, { redirect: 'manual' });
    const cookie = start.headers.getSetCookie().map((each) => each.split(';')[0]);
    const location = new URL(start.headers.get('location') ?? '', sandbox.url);
    const page = await (await fetch(location, { headers: { cookie: cookie.join('; ') } })).text();
    expect(page).toContain('emi@company.example');
    expect(page).not.toContain('<b>&</b>');
  });
});

describe('Google sandbox with a failure', () => {
  const fail = (wrong: string) =>
    fetch(`${sandbox.url}/sandbox/next-token`, { method: 'POST', body: JSON.stringify({ wrong }) });

  it.each(['nonce', 'audience', 'issuer', 'expired', 'unreadable'])(
    'issues a token with a wrong %s once, and a valid one after it',
    async (wrong) => {
      expect((await fail(wrong)).status).toBe(204);
      await expect((await signIn()).check()).rejects.toThrow();
      expect(await (await signIn()).check()).toMatchObject({ sub: person });
    },
  );

  it('spoils only the requested part of a token and signs it', async () => {
    await fail('nonce');
    const { token } = await signIn();
    expect(await verified(token)).toMatchObject({ sub: person, nonce: 'somebody-else-began-this' });
  });

  it('rejects unknown failures', async () => {
    expect((await fail('mood')).status).toBe(400);
  });
});

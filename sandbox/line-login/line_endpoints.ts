import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { readForm, sendJson } from '../openid/http_body.ts';
import { issuer, type LineChannel } from './line_provider.ts';
import { sandboxPerson } from './sandbox_people.ts';

type Endpoint = (
  provider: Provider,
  channel: LineChannel,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/** LINE's endpoints besides OpenID Connect, by method and path. */
export const lineEndpoints: Readonly<Record<string, Endpoint>> = {
  /** Verifies an access token. */
  'GET /oauth2/v2.1/verify': async (provider, _, request, response) => {
    const token = new URL(request.url ?? '', issuer).searchParams.get('access_token') ?? '';
    const found = await provider.AccessToken.find(token);
    if (!found) return sendJson(response, 400, errorReply('invalid_request', 'access token expired'));
    const { scope, clientId, remainingTTL } = found;
    sendJson(response, 200, { scope, client_id: clientId, expires_in: remainingTTL });
  },

  /** Returns the claims of an ID token if it is from this sandbox, valid, and has the given nonce and user. */
  'POST /oauth2/v2.1/verify': async (_, channel, request, response) => {
    const form = await readForm(request);
    if (form.get('client_id') !== channel.channelId) {
      return sendJson(response, 400, errorReply('invalid_request', 'Invalid IdToken Audience.'));
    }
    const problem = (description: string) =>
      sendJson(response, 400, errorReply('invalid_request', description));
    const claims = claimsOf(form.get('id_token') ?? '', channel.channelSecret);
    if (!claims) return problem('Invalid IdToken.');
    if (claims.iss !== issuer) return problem('Invalid IdToken Issuer.');
    if (claims.aud !== channel.channelId) return problem('Invalid IdToken Audience.');
    if (claims.exp <= Date.now() / 1000) return problem('IdToken expired.');
    if (form.has('nonce') && form.get('nonce') !== claims.nonce) return problem('Invalid IdToken Nonce.');
    if (form.has('user_id') && form.get('user_id') !== claims.sub) {
      return problem('Invalid IdToken Subject Identifier.');
    }
    sendJson(response, 200, claims);
  },

  /** Revokes an access token. An unknown token counts as revoked. */
  'POST /oauth2/v2.1/revoke': async (provider, channel, request, response) => {
    const form = await readForm(request);
    if (form.get('client_id') !== channel.channelId || form.get('client_secret') !== channel.channelSecret) {
      return sendJson(response, 400, errorReply('invalid_client', 'invalid client_id or client_secret'));
    }
    await (await provider.AccessToken.find(form.get('access_token') ?? ''))?.destroy();
    response.writeHead(200).end();
  },

  /** Returns the profile of an access token with the scope `profile`. */
  'GET /v2/profile': async (provider, _, request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const found = await provider.AccessToken.find(token);
    const person = sandboxPerson(found?.accountId);
    if (!person || !found?.scopes.has('profile')) {
      return sendJson(response, 401, { message: 'The access token revoked' });
    }
    const { userId, name, picture } = person;
    sendJson(response, 200, { userId, displayName: name, ...(picture ? { pictureUrl: picture } : {}) });
  },
};

function errorReply(error: string, error_description: string) {
  return { error, error_description };
}

const idTokenHeader = z.object({ alg: z.literal('HS256') });
const idTokenClaims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string().optional(),
});

function claimsOf(token: string, secret: string): z.infer<typeof idTokenClaims> | null {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    idTokenHeader.parse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
    return idTokenClaims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

import { Provider } from 'oidc-provider';
import { promptEveryTime, providerConfiguration } from '../openid/provider_configuration.ts';
import { signingKey } from '../openid/start_provider.ts';
import { sandboxPerson } from './sandbox_people.ts';
import { line } from './sign_in_pages.ts';

export const issuer = 'https://access.line.me';
export const signInPath = '/oauth2/v2.1/sign-in';

export interface LineChannel {
  readonly channelId: string;
  readonly channelSecret: string;
  /** Callback URLs registered for the channel; must match exactly. */
  readonly redirectUris: readonly string[];
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * An OpenID provider that behaves like LINE Login 2.1: paths, issuer, scopes, lifetimes, and ID tokens signed with
 * HS256 and the channel secret. Stricter than LINE in one point: it requires PKCE with S256. Source:
 * https://developers.line.biz/en/docs/line-login/integrate-line-login/
 */
export function lineProvider(
  { channelId, channelSecret, redirectUris }: LineChannel,
  port: number,
): Provider {
  return new Provider(issuer, {
    ...providerConfiguration({ service: line, port, path: signInPath, policy: promptEveryTime() }),
    clients: [
      {
        client_id: channelId,
        client_secret: channelSecret,
        redirect_uris: [...redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'HS256',
      },
    ],
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name', 'picture'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_, userId) => {
      const person = sandboxPerson(userId);
      if (!person) return undefined;
      const { name, picture, email } = person;
      return {
        accountId: userId,
        claims: () => ({ sub: userId, name, ...(picture ? { picture } : {}), ...(email ? { email } : {}) }),
      };
    },
    responseTypes: ['code'],
    enabledJWA: { idTokenSigningAlgValues: ['HS256', 'ES256'] },
    // LINE signs tokens of native apps with it; web logins never use it.
    jwks: { keys: [signingKey('ES256').jwk] },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    ttl: {
      AuthorizationCode: 10 * minute,
      AccessToken: 30 * day,
      RefreshToken: 90 * day,
      IdToken: hour,
      Interaction: hour,
      Grant: 90 * day,
      Session: hour,
    },
    routes: {
      authorization: '/oauth2/v2.1/authorize',
      token: '/oauth2/v2.1/token',
      userinfo: '/oauth2/v2.1/userinfo',
      jwks: '/oauth2/v2.1/certs',
    },
  });
}

import { interactionPolicy, Provider } from 'oidc-provider';
import type { Service } from '../openid/page_frame.ts';
import { promptEveryTime, providerConfiguration } from '../openid/provider_configuration.ts';
import type { signingKey } from '../openid/start_provider.ts';
import { googlePerson } from './sandbox_people.ts';

export const issuer = 'https://accounts.google.com';
export const authorizePath = '/o/oauth2/v2/auth';
export const signInPath = '/o/oauth2/v2/sign-in';
export const google: Service = { name: 'Google', id: 'google' };

export interface GoogleClient {
  readonly clientId: string;
  /** Redirect URIs registered for the client; must match exactly. */
  readonly redirectUris: readonly string[];
}

const hour = 60 * 60;

/**
 * An OpenID provider that behaves like Google's for web clients that request an ID token directly: paths, issuer,
 * claims, lifetime, and ID tokens signed with RS256. Source:
 * https://developers.google.com/identity/openid-connect/openid-connect
 */
export function googleProvider(
  { clientId, redirectUris }: GoogleClient,
  { jwk }: ReturnType<typeof signingKey>,
  port: number,
): Provider {
  const provider = new Provider(issuer, {
    ...providerConfiguration({ service: google, port, path: signInPath, policy: selectAccountPolicy() }),
    clients: [
      {
        client_id: clientId,
        redirect_uris: [...redirectUris],
        // Google lets web clients redirect to a loopback address, this library only native ones.
        application_type: 'native',
        response_types: ['id_token'],
        grant_types: ['implicit'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    scopes: ['openid', 'profile', 'email'],
    claims: {
      openid: ['sub', 'azp'],
      profile: ['name', 'picture'],
      email: ['email', 'email_verified'],
    },
    findAccount: (_, sub) => {
      const person = googlePerson(sub);
      if (!person) return undefined;
      const { name, email, emailVerified, picture } = person;
      const claims = { sub, azp: clientId, name, email, email_verified: emailVerified };
      return { accountId: sub, claims: () => ({ ...claims, ...(picture ? { picture } : {}) }) };
    },
    responseTypes: ['id_token'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    jwks: { keys: [jwk] },
    ttl: { IdToken: hour, Interaction: hour, Grant: hour, Session: hour },
    routes: { authorization: authorizePath, jwks: '/oauth2/v3/certs' },
  });
  // Native clients may use any port; these may not.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => redirectUris.includes(uri);
  return provider;
}

/** Google supports `prompt=select_account`, which OpenID Connect leaves to its providers. */
function selectAccountPolicy() {
  const policy = promptEveryTime();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

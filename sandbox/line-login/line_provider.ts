import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { interactionPolicy, Provider } from 'oidc-provider';
import { errorPage } from './error_page.ts';
import { memoryAdapter } from './memory_adapter.ts';
import { sandboxPerson } from './sandbox_people.ts';

export const issuer = 'https://access.line.me';
export const signInPath = '/oauth2/v2.1/sign-in';

export interface LineChannel {
  readonly channelId: string;
  readonly channelSecret: string;
  /** Callback URLs registered for the channel; compared to the letter. */
  readonly redirectUris: readonly string[];
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * An OpenID provider shaped like LINE Login 2.1: paths, issuer, scopes, lifetimes, and ID tokens signed HS256 with
 * the channel secret. Stricter than LINE in one thing: PKCE with S256 is required. Source:
 * https://developers.line.biz/en/docs/line-login/integrate-line-login/
 */
export function lineProvider(
  { channelId, channelSecret, redirectUris }: LineChannel,
  port: number,
): Provider {
  return new Provider(issuer, {
    adapter: memoryAdapter(),
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
    jwks: { keys: [certificate()] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
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
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      // Cookies know no ports: two sandboxes on one machine keep theirs apart by name.
      names: {
        session: `line_session_${port}`,
        interaction: `line_sign_in_${port}`,
        resume: `line_resume_${port}`,
      },
    },
    interactions: { policy: alwaysAsk(), url: (_, interaction) => `${signInPath}/${interaction.uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId ? oidc.provider.Grant.find(grantId) : undefined;
    },
    renderError: (context, { error, error_description }) => {
      context.type = 'html';
      context.body = errorPage(error, error_description ?? '');
    },
  });
}

/** Asks who signs in and for consent every time, so that a test can be someone else each time. */
function alwaysAsk() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('every_time', 'The sandbox asks every time.', 'login_required', (context) =>
        context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

/** The published ES256 key, with which LINE signs tokens of native apps; a web login's token never uses it. */
function certificate() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...privateKey.export({ format: 'jwk' }),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
}

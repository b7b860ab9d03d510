import { type KeyObject, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { z } from 'zod';
import type { RunningServer } from '../local_server.ts';
import { readBody, sendJson } from '../openid/http_body.ts';
import { loginPage } from '../openid/login_page.ts';
import type { Language } from '../openid/page_frame.ts';
import { errorPage } from '../openid/page_frame.ts';
import { accessDenied, grantAll, type Interaction, signInPage } from '../openid/sign_in_page.ts';
import { signingKey, startProvider } from '../openid/start_provider.ts';
import {
  authorizePath,
  type GoogleClient,
  google,
  googleProvider,
  issuer,
  signInPath,
} from './google_provider.ts';
import { googlePeople, googlePerson } from './sandbox_people.ts';

/** Defect of the next ID token; later ones are valid. */
const tokenFailure = z.enum(['nonce', 'audience', 'issuer', 'expired', 'unreadable']);

type TokenFailure = z.infer<typeof tokenFailure>;

const switchPath = '/sandbox/next-token';

const claimsOf: Record<Exclude<TokenFailure, 'unreadable'>, () => Record<string, unknown>> = {
  nonce: () => ({ nonce: 'somebody-else-began-this' }),
  audience: () => ({ aud: 'another-client.apps.googleusercontent.com' }),
  issuer: () => ({ iss: 'https://accounts.example' }),
  expired: () => ({ iat: Math.floor(Date.now() / 1000) - 7200, exp: Math.floor(Date.now() / 1000) - 3600 }),
};

interface FailureSwitch {
  /** POST /sandbox/next-token with JSON: `{"wrong": "nonce"}`. */
  readonly set: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The redirect URL, with an invalid ID token if a failure was set. */
  readonly tamper: (location: string) => string;
}

export interface GoogleLoginSandboxOptions extends GoogleClient {
  /** 0 uses any free port. */
  readonly port: number;
}

/**
 * Starts a Google sign-in on 127.0.0.1, in place of https://accounts.google.com.
 *
 * @throws if the port is in use.
 */
export function startGoogleLoginSandbox(options: GoogleLoginSandboxOptions): Promise<RunningServer> {
  const key = signingKey('RS256');
  const failures = failureSwitch(key.privateKey);
  return startProvider({
    port: options.port,
    name: 'google-login',
    provider: (port) => {
      const provider = googleProvider(options, key, port);
      provider.use(async (context, next) => {
        await next();
        const { location } = context.response.headers;
        if (typeof location === 'string' && location.includes('#')) {
          context.set('location', failures.tamper(location));
        }
      });
      return provider;
    },
    answer: (provider) => requestHandler(provider, failures),
  });
}

function requestHandler(provider: Provider, failures: FailureSwitch) {
  const openId = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const route = `${request.method} ${pathname}`;
    try {
      if (route === `POST ${switchPath}`) return await failures.set(request, response);
      if (pathname.startsWith(`${signInPath}/`)) return await chooser(provider, request, response);
      if (route === `GET ${authorizePath}` && !searchParams.get('nonce')) {
        return sendError(response, 'Missing required parameter: nonce');
      }
      await openId(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (pathname.startsWith(signInPath)) sendError(response, String(error));
      else sendJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    }
  };
}

function sendError(response: ServerResponse, description: string): void {
  const page = errorPage(google, 'invalid_request', description);
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/** Google's account chooser. Name and address are granted without a consent page. */
function chooser(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return signInPage(provider, request, response, {
    page: (_, language: Language) =>
      loginPage(
        google,
        language,
        googlePeople.map(({ sub, name, email }) => ({ id: sub, name, email })),
      ),
    answer: (interaction, form) => answerOf(provider, interaction, form),
  });
}

async function answerOf(
  provider: Provider,
  interaction: Interaction,
  form: URLSearchParams,
): Promise<InteractionResults> {
  const person = googlePerson(form.get('person') ?? undefined);
  if (!person) return accessDenied;
  return {
    select_account: {},
    login: { accountId: person.sub },
    consent: await grantAll(provider, interaction, person.sub),
  };
}

/** @param key signs the changed token, so that it has only the requested defect. */
function failureSwitch(key: KeyObject): FailureSwitch {
  let next: TokenFailure | null = null;
  return {
    set: async (request, response) => {
      const wish = z.object({ wrong: tokenFailure }).safeParse(JSON.parse(await readBody(request)));
      if (!wish.success) return sendJson(response, 400, { message: z.prettifyError(wish.error) });
      next = wish.data.wrong;
      response.writeHead(204).end();
    },
    tamper: (location) => {
      const url = new URL(location);
      const answer = new URLSearchParams(url.hash.slice(1));
      const token = answer.get('id_token');
      if (token === null || next === null) return location;
      answer.set('id_token', next === 'unreadable' ? 'not.a.token' : signAgain(token, claimsOf[next](), key));
      next = null;
      url.hash = answer.toString();
      return url.href;
    },
  };
}

function signAgain(token: string, changes: Record<string, unknown>, key: KeyObject): string {
  const [header = '', payload = ''] = token.split('.');
  const claims = z.looseObject({}).parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url');
  const signature = sign('sha256', Buffer.from(`${header}.${changed}`), key).toString('base64url');
  return `${header}.${changed}.${signature}`;
}

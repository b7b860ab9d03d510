import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { errorPage } from '../openid/error_page.ts';
import { loginPage } from '../openid/login_page.ts';
import type { Language } from '../openid/page_frame.ts';
import { sendJson } from '../openid/send_json.ts';
import { denied, grantAll, type Interaction, signInPage } from '../openid/sign_in_page.ts';
import { signingKey } from '../openid/signing_key.ts';
import { type Running, startProvider } from '../openid/start_provider.ts';
import { type FailureSwitch, failureSwitch, switchPath } from './failure_switch.ts';
import {
  authorizePath,
  type GoogleClient,
  google,
  googleProvider,
  issuer,
  signInPath,
} from './google_provider.ts';
import { googlePeople, googlePerson } from './sandbox_people.ts';

export interface GoogleLoginSandboxOptions extends GoogleClient {
  /** 0 takes any free port. */
  readonly port: number;
}

/** Starts a Google sign-in on 127.0.0.1, in place of https://accounts.google.com. @throws when the port is taken. */
export function startGoogleLoginSandbox(options: GoogleLoginSandboxOptions): Promise<Running> {
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
          context.set('location', failures.spoil(location));
        }
      });
      return provider;
    },
    answer: (provider) => answerer(provider, failures),
  });
}

function answerer(provider: Provider, failures: FailureSwitch) {
  const openId = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const route = `${request.method} ${pathname}`;
    try {
      if (route === `POST ${switchPath}`) return await failures.set(request, response);
      if (pathname.startsWith(`${signInPath}/`)) return await chooser(provider, request, response);
      if (route === `GET ${authorizePath}` && !searchParams.get('nonce')) {
        return refuse(response, 'Missing required parameter: nonce');
      }
      await openId(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (pathname.startsWith(signInPath)) refuse(response, String(error));
      else sendJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    }
  };
}

function refuse(response: ServerResponse, description: string): void {
  const page = errorPage(google, 'invalid_request', description);
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/** Google's one page: who signs in. Name and address go along without another question. */
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
  if (!person) return denied;
  return {
    select_account: {},
    login: { accountId: person.sub },
    consent: await grantAll(provider, interaction, person.sub),
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { consentPage } from './consent_page.ts';
import { loginPage } from './login_page.ts';
import { languageOf } from './page_frame.ts';
import { readForm } from './read_form.ts';
import { sandboxPeople, sandboxPerson } from './sandbox_people.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The two pages on the way: who signs in, then consent. GET shows one, POST answers it. */
export async function signInPages(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const interaction = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const result = await answerOf(provider, interaction, await readForm(request));
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(pageOf(interaction, request.headers['accept-language']));
}

function pageOf({ prompt, params, session }: Interaction, acceptLanguage: string | undefined): string {
  const language = languageOf(textOf(params.ui_locales) ?? acceptLanguage);
  const person = sandboxPerson(session?.accountId);
  if (prompt.name === 'login' || !person) return loginPage(language, sandboxPeople);
  return consentPage(language, person, (textOf(params.scope) ?? '').split(' '));
}

async function answerOf(
  provider: Provider,
  { prompt, params, session }: Interaction,
  form: URLSearchParams,
): Promise<InteractionResults> {
  const person = sandboxPerson(form.get('person') ?? undefined);
  if (prompt.name === 'login' && person) return { login: { accountId: person.userId } };
  if (prompt.name === 'consent' && form.has('allow') && session?.accountId) {
    const clientId = textOf(params.client_id);
    const grant = new provider.Grant({ accountId: session.accountId, ...(clientId ? { clientId } : {}) });
    grant.addOIDCScope(textOf(params.scope) ?? 'openid');
    return { consent: { grantId: await grant.save() } };
  }
  return {
    error: 'access_denied',
    error_description: 'The resource owner or authorization server denied the request.',
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

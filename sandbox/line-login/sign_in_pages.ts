import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { loginPage } from '../openid/login_page.ts';
import type { Language } from '../openid/page_frame.ts';
import { denied, grantAll, type Interaction, signInPage, textOf } from '../openid/sign_in_page.ts';
import { consentPage } from './consent_page.ts';
import { sandboxPeople, sandboxPerson } from './sandbox_people.ts';
import { line } from './service.ts';

/** The two pages on the way: who signs in, then consent. */
export function signInPages(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  return signInPage(provider, request, response, {
    page: pageOf,
    answer: (interaction, form) => answerOf(provider, interaction, form),
  });
}

function pageOf({ prompt, params, session }: Interaction, language: Language): string {
  const person = sandboxPerson(session?.accountId);
  if (prompt.name === 'login' || !person) {
    const choices = sandboxPeople.map(({ userId, name, email }) => ({ id: userId, name, email }));
    return loginPage(line, language, choices);
  }
  return consentPage(language, person, (textOf(params.scope) ?? '').split(' '));
}

async function answerOf(
  provider: Provider,
  interaction: Interaction,
  form: URLSearchParams,
): Promise<InteractionResults> {
  const { prompt, session } = interaction;
  const person = sandboxPerson(form.get('person') ?? undefined);
  if (prompt.name === 'login' && person) return { login: { accountId: person.userId } };
  if (prompt.name === 'consent' && form.has('allow') && session?.accountId) {
    return { consent: await grantAll(provider, interaction, session.accountId) };
  }
  return denied;
}

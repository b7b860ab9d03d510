import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { readForm } from './http_body.ts';
import { type Language, languageOf } from './page_frame.ts';

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Pages {
  readonly page: (interaction: Interaction, language: Language) => string;
  readonly answer: (interaction: Interaction, form: URLSearchParams) => Promise<InteractionResults>;
}

/** One page of a sign-in: GET shows it, POST submits it. */
export async function signInPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  { page, answer }: Pages,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const result = await answer(interaction, await readForm(request));
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    return;
  }
  const wish = textOf(interaction.params.ui_locales) ?? textOf(interaction.params.hl);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(page(interaction, languageOf(wish ?? request.headers['accept-language'])));
}

/** Result when the user cancels. */
export const accessDenied: InteractionResults = {
  error: 'access_denied',
  error_description: 'The resource owner or authorization server denied the request.',
};

/** Grants all requested scopes. */
export async function grantAll(provider: Provider, { params }: Interaction, accountId: string) {
  const clientId = textOf(params.client_id);
  const grant = new provider.Grant({ accountId, ...(clientId ? { clientId } : {}) });
  grant.addOIDCScope(textOf(params.scope) ?? 'openid');
  return { grantId: await grant.save() };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { loginPage } from '../openid/login_page.ts';
import { escapeHtml, type Language, pageFrame, type Service } from '../openid/page_frame.ts';
import { accessDenied, grantAll, type Interaction, signInPage, textOf } from '../openid/sign_in_page.ts';
import { type SandboxPerson, sandboxPeople, sandboxPerson } from './sandbox_people.ts';

export const line: Service = { name: 'LINE', id: 'line' };

const texts = {
  ja: {
    title: 'アクセスの許可',
    lead: (name: string) => `${name}さんの次の情報を、このアプリに渡します。`,
    scopes: { openid: 'ユーザー識別子', profile: '名前とプロフィール画像', email: 'メールアドレス' },
    allow: '許可する',
    cancel: 'キャンセル',
  },
  en: {
    title: 'Allow access',
    lead: (name: string) => `This app asks for the following about ${name}.`,
    scopes: { openid: 'User identifier', profile: 'Name and picture', email: 'E-mail address' },
    allow: 'Allow',
    cancel: 'Cancel',
  },
} as const;

type Scope = keyof (typeof texts)['ja']['scopes'];

const known = (scope: string): scope is Scope => Object.hasOwn(texts.ja.scopes, scope);

/** The two pages of a sign-in: account selection, then consent. */
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
  return accessDenied;
}

/** The consent page. */
function consentPage(language: Language, person: SandboxPerson, scopes: readonly string[]): string {
  const text = texts[language];
  const asked = scopes.filter(known).map((scope) => `<li>${text.scopes[scope]}</li>`);
  return pageFrame(
    line,
    language,
    text.title,
    `<p>${escapeHtml(text.lead(person.name))}</p><ul data-testid="line-scopes">${asked.join('')}</ul>
    <form method="post" data-testid="line-consent">
    <button class="yes" name="allow" value="yes" data-testid="line-allow">${text.allow}</button>
    <button class="no" name="cancel" value="yes" data-testid="line-cancel">${text.cancel}</button></form>`,
  );
}

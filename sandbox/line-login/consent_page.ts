import { escapeHtml, type Language, pageFrame } from '../openid/page_frame.ts';
import type { SandboxPerson } from './sandbox_people.ts';
import { line } from './service.ts';

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

/** Where somebody agrees to what the app asks for. */
export function consentPage(language: Language, person: SandboxPerson, scopes: readonly string[]): string {
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

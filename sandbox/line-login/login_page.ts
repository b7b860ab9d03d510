import { escapeHtml, type Language, pageFrame } from './page_frame.ts';
import type { SandboxPerson } from './sandbox_people.ts';

const texts = {
  ja: {
    title: 'LINEでログイン',
    lead: 'だれとしてログインしますか？',
    none: 'メール未登録',
    cancel: 'キャンセル',
  },
  en: { title: 'Log in with LINE', lead: 'Who is logging in?', none: 'no e-mail', cancel: 'Cancel' },
} as const;

/** Where somebody says who they are; there are no passwords in the sandbox. */
export function loginPage(language: Language, people: readonly SandboxPerson[]): string {
  const text = texts[language];
  const choices = people.map(
    ({ userId, name, email }) =>
      `<button name="person" value="${userId}" data-testid="line-person-${userId}">${escapeHtml(name)}` +
      `<small>${escapeHtml(email ?? text.none)}</small></button>`,
  );
  return pageFrame(
    language,
    text.title,
    `<p>${text.lead}</p><form method="post" data-testid="line-login">${choices.join('')}
    <button class="no" name="cancel" value="yes" data-testid="line-cancel">${text.cancel}</button></form>`,
  );
}

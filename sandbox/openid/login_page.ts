import { escapeHtml, type Language, pageFrame, type Service } from './page_frame.ts';

const texts = {
  ja: {
    title: (name: string) => `${name}でログイン`,
    lead: 'だれとしてログインしますか？',
    none: 'メール未登録',
    cancel: 'キャンセル',
  },
  en: {
    title: (name: string) => `Log in with ${name}`,
    lead: 'Who is logging in?',
    none: 'no e-mail',
    cancel: 'Cancel',
  },
} as const;

interface Choice {
  readonly id: string;
  readonly name: string;
  /** null: none is registered. */
  readonly email: string | null;
}

/** Account selection; the sandbox has no passwords. */
export function loginPage(service: Service, language: Language, people: readonly Choice[]): string {
  const text = texts[language];
  const choices = people.map(
    ({ id, name, email }) =>
      `<button name="person" value="${id}" data-testid="${service.id}-person-${id}">${escapeHtml(name)}` +
      `<small>${escapeHtml(email ?? text.none)}</small></button>`,
  );
  return pageFrame(
    service,
    language,
    text.title(service.name),
    `<p>${text.lead}</p><form method="post" data-testid="${service.id}-login">${choices.join('')}
    <button class="no" name="cancel" value="yes" data-testid="${service.id}-cancel">${text.cancel}</button></form>`,
  );
}

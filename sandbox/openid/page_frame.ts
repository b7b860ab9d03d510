export type Language = 'ja' | 'en';

/** Returns `ja` unless the request (ui_locales, then Accept-Language) prefers another language. */
export function languageOf(wish: string | undefined): Language {
  return wish === undefined || wish === '' || /^(ja|\*)/i.test(wish.trim()) ? 'ja' : 'en';
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef3ee; color: #16211a;
    font: 16px/1.6 system-ui, sans-serif }
  main { box-sizing: border-box; width: min(26rem, 100vw); padding: 2rem; background: #fff; border-radius: 1rem }
  h1 { font-size: 1.25rem; margin: 0 0 .25rem }
  p { margin: 0 0 1.25rem; color: #4a574e }
  ul { padding-left: 1.25rem }
  button { display: block; width: 100%; margin: 0 0 .75rem; padding: .75rem 1rem; border: 1px solid #b9c6bc;
    border-radius: .75rem; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer }
  button:focus-visible { outline: 3px solid #16211a }
  button.yes { background: #1a7f4b; border-color: #1a7f4b; color: #fff; text-align: center }
  button.no { border-color: transparent; text-align: center }
  small { display: block; color: #4a574e }
  .note { margin: 1.25rem 0 0; font-size: .8125rem }
`;

/** Display name of a service, and its prefix of test ids. */
export interface Service {
  readonly name: string;
  readonly id: string;
}

/** A complete page. `body` is trusted HTML. */
export function pageFrame(service: Service, language: Language, title: string, body: string): string {
  const note =
    language === 'ja'
      ? `これは開発用のサンドボックスです。${service.name}とは通信しません。`
      : `This is a sandbox for development. It does not talk to ${service.name}.`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}<p class="note">${note}</p></main></body>
</html>`;
}

/** Error page for requests that cannot be redirected back to the client. */
export function errorPage(service: Service, error: string, description: string): string {
  const title = '400 Bad Request';
  return pageFrame(
    service,
    'en',
    title,
    `<p data-testid="${service.id}-error"><code>${escapeHtml(error)}</code> ${escapeHtml(description)}</p>`,
  );
}

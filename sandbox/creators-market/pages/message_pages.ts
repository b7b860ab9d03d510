import type { Call } from '../call.ts';
import type { Message } from '../sandbox.ts';
import { type Html, html } from './html.ts';
import { pageFrame } from './page_frame.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The message center: messages of reviewers, newest first. */
export function messagesPage(call: Call): string {
  const { words, account, base } = call;
  const rows = [...account.messages]
    .sort((a, b) => b.id - a.id)
    .map(
      ({ id, title, at }) =>
        html`<li><a href="${base}/message/detail/${id}">${title}</a> <time>${day(at)}</time></li>`,
    );
  return pageFrame(call, {
    title: words.messages,
    script: 'none',
    main: html`<h1>${words.messages}</h1><ul>${rows}</ul>`,
  });
}

export function messagePage(call: Call, { title, body, at }: Message): string {
  const lines: Html[] = body.split('\n').map((line) => html`${line}<br>`);
  return pageFrame(call, {
    title,
    script: 'none',
    main: html`<h1>${title}</h1><time>${day(at)}</time><p class="mdMessage">${lines}</p><footer>${call.words.detail.reply}</footer>`,
  });
}

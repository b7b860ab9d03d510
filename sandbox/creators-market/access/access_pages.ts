import { type Html, html, raw } from '../pages/html.ts';
import type { Login } from '../state/login.ts';
import type { Words } from '../words/words.ts';

const path = (name: string, login: Login) => `/oauth2/v2.1/${name}?loginState=${login.id}`;

function frame(words: Words, title: string, body: Html, waits: Login | null = null): string {
  return html`<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css">${waits ? html`<script type="module" src="/static/wait_for_phone.js"></script>` : raw('')}</head>
<body${waits ? html` data-status="${path('status', waits)}" data-next="${path('next', waits)}"` : raw('')}>
<main><h1>${title}</h1>${body}<p class="mdNote">Sandbox: ${words.login.title}</p></main></body></html>`.html;
}

/** E-mail and password, or a QR code. */
export function loginPage(words: Words, login: Login, isWrong: boolean): string {
  const { login: say } = words;
  const body = html`${isWrong ? html`<p class="mdFormError" role="alert">${say.wrong}</p>` : raw('')}
<form method="post" action="${path('login', login)}">
<label>${say.email}<input type="text" name="tid" autocomplete="username"></label>
<label>${say.password}<input type="password" name="tpasswd" autocomplete="current-password"></label>
<button type="submit" class="MdBtn01">${say.submit}</button></form>
<p><a href="${path('qr', login)}">${say.qr}</a></p>`;
  return frame(words, say.title, body);
}

/** The code that is typed into the phone; goes on by itself. */
export function codePage(words: Words, login: Login): string {
  const { login: say } = words;
  const body = html`<p>${say.codeNote}</p><p class="mdCode" data-test="code">${login.code ?? ''}</p>`;
  return frame(words, say.codeTitle, body, login);
}

/** A picture in place of the QR code; what a phone would read from it stands beside it. */
export function qrPage(words: Words, login: Login): string {
  const body = html`<p>${words.login.qrNote}</p><p class="mdQr" role="img" aria-label="QR" data-qr="${login.id}">▦</p>`;
  return frame(words, words.login.qr, body, login);
}

export function expiredPage(words: Words): string {
  const { login: say } = words;
  const body = html`<p role="alert">${say.expired}</p><p><a href="/oauth2/v2.1/login">${say.again}</a></p>`;
  return frame(words, say.title, body);
}

/** What is asked the first time. */
export function consentPage(words: Words, login: Login): string {
  const body = html`<p>${words.login.consent}</p><form method="post" action="${path('consent', login)}">
<button type="submit" class="MdBtn01">${words.login.allow}</button></form>`;
  return frame(words, 'LINE Creators Market', body);
}

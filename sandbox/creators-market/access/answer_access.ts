import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Incoming, page, type Reply, redirect } from '../http.ts';
import { type Html, html, raw } from '../pages/html.ts';
import type { Account, Login, Sandbox } from '../sandbox.ts';
import { loginAddress, waitForPhone } from '../state/login.ts';
import type { Words } from '../words/en.ts';
import { wordsOf } from '../words/words.ts';

const path = (name: string, login: Login) => `/oauth2/v2.1/${name}?loginState=${login.id}`;

/**
 * Answers the login host: password or QR code, phone confirmation, consent, and redirect to the site. Returns null
 * for other paths.
 */
export function answerAccess(sandbox: Sandbox, incoming: Incoming): Reply | null {
  const { method, url, headers } = incoming;
  const name = /^\/oauth2\/v2\.1\/([a-z]+)$/.exec(url.pathname)?.[1];
  if (name === undefined) return null;
  const words = wordsOf(languageOf(headers['accept-language']));
  const login = sandbox.logins.get(url.searchParams.get('loginState') ?? '');
  if (!login) return redirect(loginAddress(sandbox));
  if (login.state === 'expired' && name !== 'status') return page(expiredPage(words));
  switch (`${method} ${name}`) {
    case 'GET login':
      return page(loginPage(words, login, false));
    case 'POST login':
      return submitPassword(sandbox, login, words, incoming);
    case 'GET verify':
      return page(codePage(words, login));
    case 'GET qr':
      if (login.state === 'asked') waitForPhone(sandbox, login, null);
      return page(qrPage(words, login));
    case 'GET status':
      return {
        ...page(JSON.stringify({ state: login.state })),
        headers: { 'content-type': 'application/json' },
      };
    case 'GET next':
    case 'POST consent':
      return continueLogin(sandbox, login, words, method === 'POST');
    default:
      return null;
  }
}

function languageOf(accepted: string | undefined) {
  if (accepted?.startsWith('zh')) return 'zh-Hant';
  return accepted?.startsWith('en') ? 'en' : 'ja';
}

function submitPassword(sandbox: Sandbox, login: Login, words: Words, { body }: Incoming): Reply {
  const form = new URLSearchParams(body.toString('utf8'));
  const account = [...sandbox.accounts.values()].find(({ email }) => email === form.get('tid')?.trim());
  if (!account || !same(account.password, form.get('tpasswd') ?? '')) {
    return page(loginPage(words, login, true));
  }
  waitForPhone(sandbox, login, account.id);
  return redirect(`/oauth2/v2.1/verify?loginState=${login.id}`);
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function continueLogin(sandbox: Sandbox, login: Login, words: Words, agrees: boolean): Reply {
  const account: Account | undefined = sandbox.accounts.get(login.accountId ?? '');
  if (!account || login.state !== 'confirmed') return redirect(`/oauth2/v2.1/login?loginState=${login.id}`);
  if (agrees) account.consented = true;
  if (!account.consented) return page(consentPage(words, login));
  login.grant = randomBytes(12).toString('hex');
  return redirect(`${sandbox.url}/signup/line_callback?code=${login.grant}&state=${login.id}`);
}

function frame(words: Words, title: string, body: Html, waits: Login | null = null): string {
  return html`<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css">${waits ? html`<script type="module" src="/static/wait_for_phone.js"></script>` : raw('')}</head>
<body${waits ? html` data-status="${path('status', waits)}" data-next="${path('next', waits)}"` : raw('')}>
<main><h1>${title}</h1>${body}<p class="mdNote">Sandbox: ${words.login.title}</p></main></body></html>`.html;
}

/** E-mail and password, or a QR code. */
function loginPage(words: Words, login: Login, isWrong: boolean): string {
  const { login: say } = words;
  const body = html`${isWrong ? html`<p class="mdFormError" role="alert">${say.wrong}</p>` : raw('')}
<form method="post" action="${path('login', login)}">
<label>${say.email}<input type="text" name="tid" autocomplete="username"></label>
<label>${say.password}<input type="password" name="tpasswd" autocomplete="current-password"></label>
<button type="submit" class="MdBtn01">${say.submit}</button></form>
<p><a href="${path('qr', login)}">${say.qr}</a></p>`;
  return frame(words, say.title, body);
}

/** The code to type into the phone. The page continues automatically. */
function codePage(words: Words, login: Login): string {
  const { login: say } = words;
  const body = html`<p>${say.codeNote}</p><p class="mdCode" data-test="code">${login.code ?? ''}</p>`;
  return frame(words, say.codeTitle, body, login);
}

/** A placeholder for the QR code; its content is in `data-qr`. */
function qrPage(words: Words, login: Login): string {
  const body = html`<p>${words.login.qrNote}</p><p class="mdQr" role="img" aria-label="QR" data-qr="${login.id}">▦</p>`;
  return frame(words, words.login.qr, body, login);
}

function expiredPage(words: Words): string {
  const { login: say } = words;
  const body = html`<p role="alert">${say.expired}</p><p><a href="/oauth2/v2.1/login">${say.again}</a></p>`;
  return frame(words, say.title, body);
}

/** The consent page, shown at the first login. */
function consentPage(words: Words, login: Login): string {
  const body = html`<p>${words.login.consent}</p><form method="post" action="${path('consent', login)}">
<button type="submit" class="MdBtn01">${words.login.allow}</button></form>`;
  return frame(words, 'LINE Creators Market', body);
}

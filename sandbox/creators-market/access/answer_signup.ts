import { type Incoming, page, type Reply, redirect } from '../http.ts';
import { html } from '../pages/html.ts';
import type { Sandbox } from '../sandbox.ts';
import { loginAddress } from '../state/login.ts';
import { cookiesOf, createSession, endSessions, sessionOf, setCookieHeaders } from '../state/session.ts';
import { wordsOf } from '../words/words.ts';

/** Answers login callback, logout and sign-up under `/signup/…`. Returns null for other paths. */
export function answerSignup(sandbox: Sandbox, incoming: Incoming): Reply | null {
  const { method, url } = incoming;
  switch (`${method} ${url.pathname}`) {
    case 'GET /signup/line_auth':
      return redirect(loginAddress(sandbox));
    case 'GET /signup/line_callback':
      return loginCallback(sandbox, url);
    case 'GET /signup/logout':
      return logOut(sandbox, incoming);
    case 'GET /signup/':
    case 'POST /signup/':
      return signUpPage(sandbox, incoming);
    default:
      return null;
  }
}

function loginCallback(sandbox: Sandbox, url: URL): Reply {
  const login = sandbox.logins.get(url.searchParams.get('state') ?? '');
  const account = sandbox.accounts.get(login?.accountId ?? '');
  if (!login?.grant || login.grant !== url.searchParams.get('code') || !account) {
    return redirect(loginAddress(sandbox));
  }
  sandbox.logins.delete(login.id);
  const cookies = setCookieHeaders(cookiesOf(sandbox, createSession(sandbox, account)));
  return redirect(account.creatorName === null ? '/signup/' : `/my/${account.pageId}/sticker/`, cookies);
}

function logOut(sandbox: Sandbox, { headers }: Incoming): Reply {
  const session = sessionOf(sandbox, headers.cookie);
  if (session) endSessions(sandbox, session.accountId);
  return redirect('/signup/line_auth');
}

/** The creator registration form, which only a person may submit. Counts POST requests. */
function signUpPage(sandbox: Sandbox, { method, headers }: Incoming): Reply {
  const session = sessionOf(sandbox, headers.cookie);
  const account = sandbox.accounts.get(session?.accountId ?? '');
  if (!account) return redirect(loginAddress(sandbox));
  const words = wordsOf(account.locale);
  if (method === 'POST') account.counts.signUps += 1;
  const body =
    method === 'POST'
      ? html`<p role="status">${words.login.mailSent}</p>`
      : html`<p>${words.login.signUpNote}</p><form method="post" action="/signup/">
<p><label><input type="checkbox" name="terms" value="true"> ${words.detail.agree}</label></p>
<p><select name="business_type"><option value="individual">Individual</option><option value="company">Company</option></select></p>
<p><label>${words.form.creator} <input type="text" name="name"></label></p>
<p><label>${words.login.email} <input type="email" name="mail"></label></p><button class="mdBtn">${words.ok}</button></form>`;
  return page(
    html`<!doctype html><html lang="${account.locale}"><head><meta charset="utf-8"><title>${words.login.signUp}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/page.css"></head><body><main><h1>${words.login.signUp}</h1>${body}</main></body></html>`
      .html,
  );
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Incoming, page, type Reply, redirect } from '../call.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Account } from '../state/account.ts';
import { type Login, waitForPhone } from '../state/login.ts';
import { type Words, wordsOf } from '../words/words.ts';
import { codePage, consentPage, expiredPage, loginPage, qrPage } from './access_pages.ts';
import { loginAddress } from './login_address.ts';

/** The login host: password or QR code, the phone, the consent, and back to the site. Null: there is no such page. */
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
      return takePassword(sandbox, login, words, incoming);
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
      return goOn(sandbox, login, words, method === 'POST');
    default:
      return null;
  }
}

function languageOf(accepted: string | undefined) {
  if (accepted?.startsWith('zh')) return 'zh-Hant';
  return accepted?.startsWith('en') ? 'en' : 'ja';
}

function takePassword(sandbox: Sandbox, login: Login, words: Words, { body }: Incoming): Reply {
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

function goOn(sandbox: Sandbox, login: Login, words: Words, agrees: boolean): Reply {
  const account: Account | undefined = sandbox.accounts.get(login.accountId ?? '');
  if (!account || login.state !== 'confirmed') return redirect(`/oauth2/v2.1/login?loginState=${login.id}`);
  if (agrees) account.consented = true;
  if (!account.consented) return page(consentPage(words, login));
  login.grant = randomBytes(12).toString('hex');
  return redirect(`${sandbox.url}/signup/line_callback?code=${login.grant}&state=${login.id}`);
}

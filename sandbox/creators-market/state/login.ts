import { randomBytes, randomInt } from 'node:crypto';
import { schedule } from '../delays.ts';
import type { Login, Sandbox } from '../sandbox.ts';

export function createLogin(sandbox: Sandbox): Login {
  const login: Login = {
    id: randomBytes(12).toString('hex'),
    accountId: null,
    code: null,
    state: 'asked',
    grant: null,
  };
  sandbox.logins.set(login.id, login);
  return login;
}

/** Lets a login wait for the phone: with a code to type (known account), or a QR code to scan. */
export function waitForPhone(sandbox: Sandbox, login: Login, accountId: string | null): void {
  login.accountId = accountId;
  login.code = String(randomInt(10_000)).padStart(4, '0');
  login.state = 'waits_for_phone';
  const { code } = login;
  schedule(sandbox, sandbox.delays.login, () => {
    if (login.code === code && login.state === 'waits_for_phone') login.state = 'expired';
  });
}

export const pendingLogins = (sandbox: Sandbox): Login[] =>
  [...sandbox.logins.values()].filter(({ state }) => state === 'waits_for_phone');

/** Returns a URL of the login host, with a new login for each visit. */
export function loginAddress(sandbox: Sandbox): string {
  return `${sandbox.accessUrl}/oauth2/v2.1/login?loginState=${createLogin(sandbox).id}`;
}

import { randomBytes, randomInt } from 'node:crypto';
import { later } from '../delays.ts';
import type { Sandbox } from '../sandbox.ts';

/** Somebody who is signing in, from the first redirect to the callback. */
export interface Login {
  readonly id: string;
  /** Null until a password or a scanned code says who it is. */
  accountId: string | null;
  /** Shown in the browser and typed into the phone. */
  code: string | null;
  state: 'asked' | 'waits_for_phone' | 'confirmed' | 'expired';
  /** Redeemed once at the callback. */
  grant: string | null;
}

export function openLogin(sandbox: Sandbox): Login {
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

/** Lets the phone be waited for: with a code to type (a known account), or with a QR code to scan. */
export function waitForPhone(sandbox: Sandbox, login: Login, accountId: string | null): void {
  login.accountId = accountId;
  login.code = String(randomInt(10_000)).padStart(4, '0');
  login.state = 'waits_for_phone';
  const { code } = login;
  later(sandbox, sandbox.delays.login, () => {
    if (login.code === code && login.state === 'waits_for_phone') login.state = 'expired';
  });
}

export const waiting = (sandbox: Sandbox): Login[] =>
  [...sandbox.logins.values()].filter(({ state }) => state === 'waits_for_phone');

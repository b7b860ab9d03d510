import { randomBytes } from 'node:crypto';
import type { Account, Sandbox, Session } from '../sandbox.ts';

const LIFETIME_S = 30 * 24 * 3600;

/** Part of every session cookie's value, so that tests can find cookies stored in plain text. */
export const cookieMark = 'cmSecret';

/** A cookie as a browser extension exports it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly session: boolean;
  readonly sameSite: 'lax' | 'unspecified';
  /** Seconds since 1970. */
  readonly expirationDate: number;
}

export function createSession(sandbox: Sandbox, account: Account): Session {
  const session: Session = {
    id: withMark(randomBytes(24).toString('base64url')),
    proof: withMark(randomBytes(24).toString('base64url')),
    xsrf: withMark(randomBytes(16).toString('hex')),
    accountId: account.id,
    expiresAt: Math.floor(Date.now() / 1000) + LIFETIME_S,
  };
  sandbox.sessions.set(session.id, session);
  return session;
}

const withMark = (value: string) => `${cookieMark}${value}`;

export function endSessions(sandbox: Sandbox, accountId: string): void {
  for (const [id, session] of sandbox.sessions)
    if (session.accountId === accountId) sandbox.sessions.delete(id);
}

/**
 * Returns all cookies of a session. The real names are unknown, so these depend on the port: no code can rely on a
 * name. Only XSRF-TOKEN is known, and readable by scripts.
 */
export function cookiesOf(sandbox: Sandbox, session: Session): Cookie[] {
  const port = new URL(sandbox.url).port;
  const cookie = (name: string, value: string, httpOnly: boolean): Cookie => ({
    name,
    value,
    domain: '127.0.0.1',
    hostOnly: true,
    path: '/',
    httpOnly,
    secure: false,
    session: false,
    sameSite: httpOnly ? 'lax' : 'unspecified',
    expirationDate: session.expiresAt,
  });
  return [
    cookie(`cms_${port}`, session.id, true),
    cookie(`cmp_${port}`, session.proof, true),
    cookie(`_visit_${port}`, session.proof.slice(-6), false),
    cookie('XSRF-TOKEN', session.xsrf, false),
  ];
}

export function setCookieHeaders(cookies: readonly Cookie[]): string[] {
  return cookies.map(({ name, value, path, httpOnly, expirationDate }) => {
    const expires = new Date(expirationDate * 1000).toUTCString();
    return `${name}=${value}; Path=${path}; Expires=${expires}; SameSite=Lax${httpOnly ? '; HttpOnly' : ''}`;
  });
}

/** Returns the valid session of a request's cookies, or null. */
export function sessionOf(sandbox: Sandbox, cookieHeader: string | undefined): Session | null {
  const jar = new Map((cookieHeader ?? '').split(/;\s*/).map((pair) => splitAtFirst(pair)));
  const port = new URL(sandbox.url).port;
  const session = sandbox.sessions.get(jar.get(`cms_${port}`) ?? '');
  if (!session || session.proof !== jar.get(`cmp_${port}`)) return null;
  return session.expiresAt * 1000 > Date.now() ? session : null;
}

function splitAtFirst(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

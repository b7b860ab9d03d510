import { randomBytes } from 'node:crypto';
import type { Locale } from '../rules/locales.ts';
import type { Account, Counts, Sandbox } from '../sandbox.ts';

export interface NewAccount {
  locale?: Locale | undefined;
  withCreator?: boolean | undefined;
  creatorName?: string | undefined;
  email?: string | undefined;
}

export const emptyCounts = (): Counts => ({
  itemsCreated: 0,
  saves: 0,
  zipImports: 0,
  requestClicks: 0,
  consents: 0,
  marketingTicks: 0,
  cancels: 0,
  signUps: 0,
});

export function createAccount(sandbox: Sandbox, wish: NewAccount): Account {
  const id = `U${randomBytes(16).toString('hex')}`;
  const account: Account = {
    id,
    pageId: randomBytes(12).toString('base64url').replace(/[-_]/g, 'x'),
    email: wish.email ?? `creator-${id.slice(1, 9)}@example.com`,
    password: `pass-${randomBytes(6).toString('hex')}`,
    locale: wish.locale ?? 'ja',
    creatorName: wish.withCreator === false ? null : (wish.creatorName ?? `Creator ${id.slice(1, 5)}`),
    consented: false,
    items: new Map(),
    messages: [],
    attachments: new Map(),
    switches: new Map(),
    counts: emptyCounts(),
    requests: [],
  };
  sandbox.accounts.set(id, account);
  return account;
}

/** @throws Error if there is none. */
export function findAccount(sandbox: Sandbox, id: string): Account {
  const account = sandbox.accounts.get(id);
  if (!account) throw new Error(`There is no account ${id}.`);
  return account;
}

const DAY_MS = 24 * 3600_000;
export const REQUESTS_A_DAY = 30;

/** Tells whether the daily limit allows another request for review. */
export function mayRequest(account: Account, now: number): boolean {
  account.requests = account.requests.filter((at) => at > now - DAY_MS);
  return account.requests.length < REQUESTS_A_DAY;
}

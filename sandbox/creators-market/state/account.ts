import { randomBytes } from 'node:crypto';
import type { Active, SwitchName } from '../control/switches.ts';
import type { Locale } from '../rules/locales.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Item } from './item.ts';

/** What a test counts. */
export interface Counts {
  itemsCreated: number;
  saves: number;
  zipImports: number;
  /** Calls of do_request that reached the site, whether or not they were granted. */
  requestClicks: number;
  consents: number;
  marketingTicks: number;
  cancels: number;
  /** Posts of the form that makes somebody a creator: a program must never do that. */
  signUps: number;
}

export interface Message {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A LINE account, and the creator behind it. */
export interface Account {
  readonly id: string;
  /** 16 characters in every path of the creator. */
  readonly pageId: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  /** Null: there is no creator yet, and every page leads to the sign-up form. */
  creatorName: string | null;
  /** Whether LINE's consent page was agreed to once. */
  consented: boolean;
  readonly items: Map<number, Item>;
  readonly messages: Message[];
  readonly attachments: Map<string, string>;
  readonly switches: Map<SwitchName, Active>;
  counts: Counts;
  /** Moments of the requests for review of the last day. */
  requests: number[];
}

export interface NewAccount {
  locale?: Locale | undefined;
  withCreator?: boolean | undefined;
  creatorName?: string | undefined;
  email?: string | undefined;
}

export const noCounts = (): Counts => ({
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
    counts: noCounts(),
    requests: [],
  };
  sandbox.accounts.set(id, account);
  return account;
}

/** @throws Error when there is none. */
export function findAccount(sandbox: Sandbox, id: string): Account {
  const account = sandbox.accounts.get(id);
  if (!account) throw new Error(`There is no account ${id}.`);
  return account;
}

const DAY_MS = 24 * 3600_000;
export const REQUESTS_A_DAY = 30;

/** Whether one more request for review fits into this day. */
export function mayRequest(account: Account, now: number): boolean {
  account.requests = account.requests.filter((at) => at > now - DAY_MS);
  return account.requests.length < REQUESTS_A_DAY;
}

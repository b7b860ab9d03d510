import type { StickerForm } from '../rules/sticker_form.ts';
import type { Account, Counts, Item, Message, Sandbox, Slot } from '../sandbox.ts';
import { createAccount, findAccount, type NewAccount } from '../state/account.ts';
import { findItem } from '../state/item.ts';
import { pendingLogins } from '../state/login.ts';
import { approve, moveTo, putOnSale, type Rejection, reject, startReview } from '../state/review.ts';
import { type Cookie, cookiesOf, createSession, endSessions } from '../state/session.ts';
import type { Status } from '../state/status.ts';
import { activate, type Setting, type SwitchName } from './switches.ts';

export interface MadeAccount {
  readonly accountId: string;
  readonly pageId: string;
  /** null if there is no creator yet. */
  readonly creatorName: string | null;
  readonly email: string;
  readonly password: string;
  readonly cookies: Cookie[];
}

/** A stored set. */
export interface StoredItem {
  readonly id: number;
  readonly status: Status;
  readonly form: StickerForm;
  readonly kind: Item['kind'];
  readonly amount: number;
  readonly mains: readonly string[];
  readonly images: Readonly<Record<string, Slot>>;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly price: string;
  readonly isImporting: boolean;
}

/** Control of the sandbox for tests, separate from the site's pages. */
export interface Control {
  /** Creates a signed-in LINE account; `cookies` contains all session cookies. */
  createAccount(wish?: NewAccount): MadeAccount;
  /** Starts a new session and returns its cookies. */
  signIn(accountId: string): Cookie[];
  endSessions(accountId: string): void;
  /** Types the browser's code on the phone. Returns false if no login waits for this code. */
  typeCode(accountId: string, code: string): boolean;
  /** Scans the browser's QR code with the phone. */
  scanQr(accountId: string, loginState: string): boolean;
  /** Expires all logins that wait for a phone. */
  expireLogins(): void;
  /** Turns a switch on, for one account or (null) for all. */
  turnOn(accountId: string | null, name: SwitchName, setting?: Setting): void;
  /** Without a name: all switches. */
  turnOff(accountId: string | null, name?: SwitchName): void;
  counts(accountId: string): Counts;
  items(accountId: string): StoredItem[];
  messages(accountId: string): readonly Message[];
  startReview(id: number): Status;
  approve(id: number): Status;
  reject(id: number, reasons: readonly Rejection[]): Status;
  putOnSale(id: number): Status;
  /**
   * Any other status change.
   *
   * @throws Error when the transition is not allowed.
   */
  moveTo(id: number, status: Status): Status;
}

export function control(sandbox: Sandbox): Control {
  const switchesOf = (accountId: string | null) =>
    accountId === null ? sandbox.switches : findAccount(sandbox, accountId).switches;
  return {
    createAccount: (wish = {}) => createdAccount(sandbox, createAccount(sandbox, wish)),
    signIn: (accountId) => cookiesOf(sandbox, createSession(sandbox, findAccount(sandbox, accountId))),
    endSessions: (accountId) => endSessions(sandbox, findAccount(sandbox, accountId).id),
    ...phone(sandbox),
    turnOn: (accountId, name, setting = {}) => void switchesOf(accountId).set(name, activate(name, setting)),
    turnOff(accountId, name) {
      if (name === undefined) switchesOf(accountId).clear();
      else switchesOf(accountId).delete(name);
    },
    counts: (accountId) => ({ ...findAccount(sandbox, accountId).counts }),
    items: (accountId) => [...findAccount(sandbox, accountId).items.values()].map(stored),
    messages: (accountId) => [...findAccount(sandbox, accountId).messages],
    startReview: (id) => startReview(sandbox, id).status,
    approve: (id) => approve(sandbox, id).status,
    reject: (id, reasons) => reject(sandbox, id, reasons).status,
    putOnSale: (id) => putOnSale(sandbox, id).status,
    moveTo(id, status) {
      const { item } = findItem(sandbox, id);
      moveTo(item, status);
      return item.status;
    },
  };
}

function phone(sandbox: Sandbox): Pick<Control, 'typeCode' | 'scanQr' | 'expireLogins'> {
  return {
    typeCode(accountId, code) {
      const login = pendingLogins(sandbox).find((each) => each.accountId === accountId && each.code === code);
      if (login) login.state = 'confirmed';
      return login !== undefined;
    },
    scanQr(accountId, loginState) {
      const login = pendingLogins(sandbox).find(
        ({ id, accountId: known }) => id === loginState && known === null,
      );
      if (!login) return false;
      login.accountId = findAccount(sandbox, accountId).id;
      login.state = 'confirmed';
      return true;
    },
    expireLogins() {
      for (const login of pendingLogins(sandbox)) login.state = 'expired';
    },
  };
}

function createdAccount(sandbox: Sandbox, account: Account): MadeAccount {
  const { id, pageId, creatorName, email, password } = account;
  return {
    accountId: id,
    pageId,
    creatorName,
    email,
    password,
    cookies: cookiesOf(sandbox, createSession(sandbox, account)),
  };
}

function stored({
  id,
  kind,
  mains,
  status,
  form,
  amount,
  slots,
  tags,
  price,
  isImporting,
}: Item): StoredItem {
  const images = Object.fromEntries([...slots].map(([key, slot]) => [key, { ...slot }]));
  return {
    id,
    status,
    form: structuredClone(form),
    kind,
    amount,
    mains,
    images,
    tags: Object.fromEntries(tags),
    price,
    isImporting,
  };
}

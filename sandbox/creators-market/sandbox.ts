import type { Active, SwitchName } from './control/switches.ts';
import type { Delays } from './delays.ts';
import type { Reply } from './http.ts';
import type { ItemKind } from './rules/item_shape.ts';
import type { Locale } from './rules/locales.ts';
import type { StickerForm } from './rules/sticker_form.ts';
import type { Status } from './state/status.ts';

/** State of one running sandbox, in memory. */
export interface Sandbox {
  /** Base addresses without a slash at the end. */
  url: string;
  accessUrl: string;
  readonly delays: Delays;
  /** Accounts, sessions and logins by their ids. */
  readonly accounts: Map<string, Account>;
  readonly sessions: Map<string, Session>;
  readonly logins: Map<string, Login>;
  /** What the pages are made of, by its address. */
  readonly staticFiles: ReadonlyMap<string, Reply>;
  /** What the image host serves, by digest. */
  readonly images: Map<string, Buffer>;
  /** Switches for all accounts; those of an account take precedence. */
  readonly switches: Map<SwitchName, Active>;
  readonly timers: Set<NodeJS.Timeout>;
  lastItemId: number;
  readonly log: (line: string) => void;
}

/** Counters for tests. */
export interface Counts {
  itemsCreated: number;
  saves: number;
  zipImports: number;
  /** Calls of do_request that reached the site, whether or not they were granted. */
  requestClicks: number;
  consents: number;
  marketingTicks: number;
  cancels: number;
  /** Posts of the creator registration form. Automation must never do that. */
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
  /** Timestamps of review requests in the last 24 hours. */
  requests: number[];
}

/** A place for one picture: `main`, `tab`, `01` … */
export interface Slot {
  /** SHA-256 of the file, or null while the slot is empty. */
  digest: string | null;
  bytes: number;
  /** What the site says against the file that was last sent here; codes of `rules/image_problem.ts`. */
  errors: string[];
}

export interface Item {
  readonly id: number;
  readonly kind: ItemKind;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  form: StickerForm;
  status: Status;
  amount: number;
  readonly slots: Map<string, Slot>;
  tags: Map<string, string[]>;
  /** Keys of the pictures chosen as main pictures; of animated emoji only. */
  mains: readonly string[];
  price: string;
  isImporting: boolean;
  /** A request was taken and its status has not shown yet. */
  isRequested: boolean;
}

/** A login in progress, from the first redirect to the callback. */
export interface Login {
  readonly id: string;
  /** Null until a password or a scanned code identifies the account. */
  accountId: string | null;
  /** Shown in the browser and typed into the phone. */
  code: string | null;
  state: 'asked' | 'waits_for_phone' | 'confirmed' | 'expired';
  /** Redeemed once at the callback. */
  grant: string | null;
}

export interface Session {
  /** Value of the first cookie; the second must belong to it. */
  readonly id: string;
  readonly proof: string;
  readonly xsrf: string;
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

import type { Active, SwitchName } from './control/switches.ts';
import type { Delays } from './delays.ts';
import type { Reply } from './http.ts';
import type { ItemKind } from './rules/item_shape.ts';
import type { Locale } from './rules/locales.ts';
import type { StickerForm } from './rules/sticker_form.ts';
import type { Status } from './state/status.ts';

/** State of one running sandbox, in memory. */
export interface Sandbox {
  /** Base URLs without a trailing slash. */
  url: string;
  accessUrl: string;
  readonly delays: Delays;
  /** Accounts, sessions and logins by ID. */
  readonly accounts: Map<string, Account>;
  readonly sessions: Map<string, Session>;
  readonly logins: Map<string, Login>;
  /** Static files by path. */
  readonly staticFiles: ReadonlyMap<string, Reply>;
  /** Files of the image host, by digest. */
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
  /** Calls of do_request that reached the site, granted or not. */
  requestClicks: number;
  consents: number;
  marketingTicks: number;
  cancels: number;
  /** POST requests of the creator registration form. Automation must never send one. */
  signUps: number;
}

export interface Message {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A LINE account and its creator. */
export interface Account {
  readonly id: string;
  /** The 16 characters in every path of the creator. */
  readonly pageId: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  /** null: no creator yet, every page redirects to the sign-up form. */
  creatorName: string | null;
  /** Whether LINE's consent page was accepted once. */
  consented: boolean;
  readonly items: Map<number, Item>;
  readonly messages: Message[];
  readonly attachments: Map<string, string>;
  readonly switches: Map<SwitchName, Active>;
  counts: Counts;
  /** Timestamps of review requests in the last 24 hours. */
  requests: number[];
}

/** A slot for one image: `main`, `tab`, `01` … */
export interface Slot {
  /** SHA-256 of the file, or null while the slot is empty. */
  digest: string | null;
  bytes: number;
  /** The site's problems with the last file for this slot; codes of `IMAGE_PROBLEMS` in `validate_image.ts`. */
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
  /** Keys of the images chosen as main images; only for animated emoji. */
  mains: readonly string[];
  price: string;
  isImporting: boolean;
  /** A request was accepted, but the status has not changed yet. */
  isRequested: boolean;
}

/** A login in progress, from the first redirect to the callback. */
export interface Login {
  readonly id: string;
  /** null until a password or a scanned code identifies the account. */
  accountId: string | null;
  /** Shown in the browser and typed into the phone. */
  code: string | null;
  state: 'asked' | 'waits_for_phone' | 'confirmed' | 'expired';
  /** Redeemed once, at the callback. */
  grant: string | null;
}

export interface Session {
  /** Value of the first cookie; the second must match it. */
  readonly id: string;
  readonly proof: string;
  readonly xsrf: string;
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

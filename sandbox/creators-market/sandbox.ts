import type { Reply } from './call.ts';
import type { Active, SwitchName } from './control/switches.ts';
import type { Delays } from './delays.ts';
import type { Account } from './state/account.ts';
import type { Login } from './state/login.ts';
import type { Session } from './state/session.ts';

/** Everything a running sandbox knows. Nothing outlives it. */
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
  /** Switches of everyone; an account's own come first. */
  readonly switches: Map<SwitchName, Active>;
  readonly timers: Set<NodeJS.Timeout>;
  lastItemId: number;
  readonly log: (line: string) => void;
}

import type { Incoming } from './http.ts';
import type { ItemKind } from './rules/item_shape.ts';
import type { Locale } from './rules/locales.ts';
import type { Account, Item, Sandbox, Session } from './sandbox.ts';
import type { Words } from './words/en.ts';
import { wordsOf } from './words/words.ts';

/** A request of a signed-in account, to a path under `/my/<pageId>`. */
export interface Call extends Incoming {
  /** The list of items that its path is about; stickers by default. */
  readonly kind: ItemKind;
  readonly sandbox: Sandbox;
  readonly account: Account;
  readonly session: Session;
  readonly locale: Locale;
  readonly words: Words;
  /** Path prefix before the page, such as `/zh-TW/my/abc`. */
  readonly base: string;
}

/** A call about one set of the account. */
export interface ItemCall extends Call {
  readonly item: Item;
}

export function call(
  incoming: Incoming,
  known: Pick<Call, 'sandbox' | 'account' | 'session' | 'locale' | 'base' | 'kind'>,
): Call {
  return { ...incoming, ...known, words: wordsOf(known.locale) };
}

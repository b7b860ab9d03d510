import { type Product, products } from '@pochitto/functions/domain/product/product_spec';
import { calledName, type Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { type StampState, stampState } from '../../shared/stamp_state.tsx';

/** The states as a person filters by them. Intermediate states count as the one before or after them. */
const groups = {
  pending_upload: ['pending_upload', 'checking', 'photo_rejected'],
  generating: ['generating'],
  generated: ['generated', 'rehearsing'],
  submitted: ['submitting', 'submitted', 'under_review'],
  approved: ['approved'],
  on_sale: ['on_sale', 'stopped'],
  rejected: ['rejected'],
  attention: ['photo_rejected', 'failed', 'session_expired', 'submission_failed', 'rejected'],
} as const satisfies Record<string, readonly StampState[]>;

export type StateGroup = keyof typeof groups;
export const stateGroups = Object.keys(groups) as readonly StateGroup[];

export interface SetFilters {
  /** Words that the name, title or first message contains, all of them. */
  readonly text: string;
  readonly state: StateGroup | null;
  readonly product: Product | null;
}

/** Reads the filters from the URL. */
export function filtersOf(address: URLSearchParams): SetFilters {
  return {
    text: (address.get('q') ?? '').slice(0, 100),
    state: stateGroups.find((each) => each === address.get('state')) ?? null,
    product: products.find((each) => each === address.get('product')) ?? null,
  };
}

export function addressOf({ text, state, product }: SetFilters): Record<string, string> {
  return { ...(text ? { q: text } : {}), ...(state ? { state } : {}), ...(product ? { product } : {}) };
}

export function isFiltered({ text, state, product }: SetFilters): boolean {
  return text !== '' || state !== null || product !== null;
}

type Searched = Pick<
  Stamp,
  | 'name'
  | 'title'
  | 'metadata'
  | 'product'
  | 'status'
  | 'failure'
  | 'createdAt'
  | 'submission'
  | 'reviewStatus'
>;

/** Tells whether a set matches the filters. `now` in ms. */
export function matches(
  { text, state, product }: SetFilters,
  stamp: Searched,
  { firstMessage, now }: { readonly firstMessage: string; readonly now: number },
): boolean {
  if (product !== null && stamp.product !== product) return false;
  const states: readonly StampState[] = state === null ? [] : groups[state];
  if (state !== null && !states.includes(stampState(stamp, now))) return false;
  const { title } = stamp.metadata;
  const said = plain([calledName(stamp), title.ja, title.en, firstMessage].join('\n'));
  return plain(text)
    .split(/\s+/u)
    .every((word) => said.includes(word));
}

/** Normalizes text for search: ignores full-width forms, case, and hiragana versus katakana. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

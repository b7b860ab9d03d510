import { schedule } from '../delays.ts';
import type { Item, Sandbox } from '../sandbox.ts';
import { wordsOf } from '../words/words.ts';
import { findItem, titleOf } from './item.ts';
import { canMove, type Status } from './status.ts';

/** Why stickers were rejected. */
export interface Rejection {
  /** Clause of the review guidelines, such as `1.3`. */
  readonly clause: string;
  /** Numbers in the set; empty: the whole set. */
  readonly stickers: readonly number[];
  readonly text: string;
}

/** @throws Error when the transition is not allowed. */
export function moveTo(item: Item, to: Status): void {
  if (!canMove(item.status, to)) throw new Error(`Set ${item.id} is ${item.status}: it cannot become ${to}.`);
  item.status = to;
}

/** @throws Error if there is no such set, or its review was not requested. */
export function startReview(sandbox: Sandbox, id: number): Item {
  const { item } = findItem(sandbox, id);
  moveTo(item, 'in_review');
  return item;
}

/** Passes through all intermediate statuses. A set with automatic release goes on sale a little later. */
export function approve(sandbox: Sandbox, id: number): Item {
  const { item } = findItem(sandbox, id);
  if (item.status === 'waiting_for_review') moveTo(item, 'in_review');
  if (item.status === 'in_review') moveTo(item, 'processing');
  moveTo(item, 'approved');
  if (item.form.isAutoRelease) {
    moveTo(item, 'ready_for_sale');
    schedule(sandbox, sandbox.delays.status, () => {
      if (item.status === 'ready_for_sale') moveTo(item, 'on_sale');
    });
  }
  return item;
}

/** Rejects a set and sends the creator the reasons, in the account's language. */
export function reject(sandbox: Sandbox, id: number, reasons: readonly Rejection[]): Item {
  const { account, item } = findItem(sandbox, id);
  if (item.status === 'waiting_for_review') moveTo(item, 'in_review');
  moveTo(item, 'rejected');
  const { detail } = wordsOf(account.locale);
  const paragraphs = reasons.map(({ clause, stickers, text }) => {
    const numbers = stickers.map((number) => String(number).padStart(2, '0')).join(', ');
    return `${detail.guideline} ${clause}\n${numbers === '' ? '' : `${detail.stickers}: ${numbers}\n`}${text}`;
  });
  account.messages.push({
    id: account.messages.length + 1 + item.id * 100,
    title: `${detail.rejectedTitle} ${titleOf(item)}`,
    body: [`${titleOf(item)} (ID: ${item.id})`, detail.rejectedBody, '', ...paragraphs].join('\n'),
    at: Date.now(),
  });
  return item;
}

/** Puts an approved, waiting or stopped set on sale. */
export function putOnSale(sandbox: Sandbox, id: number): Item {
  const { item } = findItem(sandbox, id);
  moveTo(item, 'on_sale');
  return item;
}

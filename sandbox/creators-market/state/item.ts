import { LOWEST_PRICE } from '../rules/form_options.ts';
import type { StickerForm } from '../rules/sticker_form.ts';
import type { Account, Item, Sandbox } from '../sandbox.ts';

const DEFAULT_AMOUNT = 40;

export const slotKeys = (amount: number): string[] => [
  'main',
  'tab',
  ...Array.from({ length: amount }, (_, index) => String(index + 1).padStart(2, '0')),
];

export function createItem(sandbox: Sandbox, account: Account, form: StickerForm): Item {
  sandbox.lastItemId += 1 + (sandbox.lastItemId % 7);
  const item: Item = {
    id: sandbox.lastItemId,
    createdAt: Date.now(),
    form,
    status: 'editing',
    amount: DEFAULT_AMOUNT,
    slots: new Map(),
    tags: new Map(),
    price: LOWEST_PRICE,
    isImporting: false,
    isRequested: false,
  };
  account.items.set(item.id, item);
  account.counts.itemsCreated += 1;
  return item;
}

/** The set that has a number, and whose it is. @throws Error when there is none. */
export function findItem(sandbox: Sandbox, id: number): { account: Account; item: Item } {
  for (const account of sandbox.accounts.values()) {
    const item = account.items.get(id);
    if (item) return { account, item };
  }
  throw new Error(`There is no sticker set ${id}.`);
}

export function titleOf(item: Item, language = 'en'): string {
  const { metas } = item.form;
  return (metas.find((meta) => meta.language === language) ?? metas[0])?.title ?? '';
}

/** The creator's name is fixed as long as a set is under review. */
export function isNameFixed({ items }: Account): boolean {
  return [...items.values()].some(({ status }) =>
    ['waiting_for_review', 'in_review', 'processing'].includes(status),
  );
}

/** Whether every slot holds a picture, and none an error. */
export function isComplete(item: Item): boolean {
  return slotKeys(item.amount).every((key) => {
    const slot = item.slots.get(key);
    return slot !== undefined && slot.digest !== null && slot.errors.length === 0;
  });
}

/** Changes the number of stickers and deletes slots and tags beyond it. */
export function setAmount(item: Item, amount: number): void {
  item.amount = amount;
  const kept = new Set(slotKeys(amount));
  for (const key of item.slots.keys()) if (!kept.has(key)) item.slots.delete(key);
  for (const key of item.tags.keys()) if (!kept.has(key)) item.tags.delete(key);
}

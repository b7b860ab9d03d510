import { LOWEST_PRICE } from '../rules/form_options.ts';
import {
  amountsOf,
  badgeKeys,
  CHOSEN_MAINS,
  choosesMains,
  type ItemKind,
  type ItemShape,
  numberedKeys,
} from '../rules/item_shape.ts';
import type { StickerForm } from '../rules/sticker_form.ts';
import type { Account, Item, Sandbox } from '../sandbox.ts';

export const shapeOf = ({ kind, form }: Pick<Item, 'kind' | 'form'>): ItemShape => ({
  kind,
  isAnimated: form.type === 'animation',
});

export const slotKeys = ({ kind, amount }: Pick<Item, 'kind' | 'amount'>): string[] => [
  ...badgeKeys(kind),
  ...numberedKeys(kind, amount),
];

export function createItem(sandbox: Sandbox, account: Account, kind: ItemKind, form: StickerForm): Item {
  sandbox.lastItemId += 1 + (sandbox.lastItemId % 7);
  const item: Item = {
    id: sandbox.lastItemId,
    createdAt: Date.now(),
    form,
    status: 'editing',
    kind,
    amount: Math.max(...amountsOf(shapeOf({ kind, form }))),
    slots: new Map(),
    tags: new Map(),
    mains: [],
    price: LOWEST_PRICE,
    isImporting: false,
    isRequested: false,
  };
  account.items.set(item.id, item);
  account.counts.itemsCreated += 1;
  return item;
}

/**
 * Finds a set and its account by number.
 *
 * @throws Error if there is none.
 */
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

/** The creator's name cannot be changed while a set is under review. */
export function isNameFixed({ items }: Account): boolean {
  return [...items.values()].some(({ status }) =>
    ['waiting_for_review', 'in_review', 'processing'].includes(status),
  );
}

/** Tells whether every slot has an image without errors. */
export function isComplete(item: Item): boolean {
  if (choosesMains(shapeOf(item)) && item.mains.length !== CHOSEN_MAINS) return false;
  return slotKeys(item).every((key) => {
    const slot = item.slots.get(key);
    return slot !== undefined && slot.digest !== null && slot.errors.length === 0;
  });
}

/** Changes the number of stickers and deletes slots and tags beyond it. */
export function setAmount(item: Item, amount: number): void {
  item.amount = amount;
  const kept = new Set(slotKeys(item));
  for (const key of item.slots.keys()) if (!kept.has(key)) item.slots.delete(key);
  for (const key of item.tags.keys()) if (!kept.has(key)) item.tags.delete(key);
  if (item.mains.some((key) => !kept.has(key))) item.mains = [];
}

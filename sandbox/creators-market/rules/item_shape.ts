/** The two lists of items. Animated ones are in the same list, with another type. */
export const ITEM_KINDS = ['sticker', 'emoji'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What the rules for pictures depend on. */
export interface ItemShape {
  readonly kind: ItemKind;
  readonly isAnimated: boolean;
}

/** Numbers of pictures that an item may have. */
export function amountsOf({ kind, isAnimated }: ItemShape): readonly number[] {
  if (kind === 'emoji') return Array.from({ length: 33 }, (_, index) => index + 8);
  return isAnimated ? [8, 16, 24] : [8, 16, 24, 32, 40];
}

/** Keys of the numbered pictures: `01` … for stickers, `001` … for emoji. */
export const numberedKeys = (kind: ItemKind, amount: number): string[] =>
  Array.from({ length: amount }, (_, index) => String(index + 1).padStart(kind === 'emoji' ? 3 : 2, '0'));

/** Emoji have no main picture in the package; of animated ones, four are chosen as main pictures on the page. */
export const badgeKeys = (kind: ItemKind): string[] => (kind === 'emoji' ? ['tab'] : ['main', 'tab']);

export const CHOSEN_MAINS = 4;
export const choosesMains = ({ kind, isAnimated }: ItemShape): boolean => kind === 'emoji' && isAnimated;

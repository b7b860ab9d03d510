/** The two lists of items. Animated ones are in the same list, with another type. */
export const ITEM_KINDS = ['sticker', 'emoji'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The properties that image rules depend on. */
export interface ItemShape {
  readonly kind: ItemKind;
  readonly isAnimated: boolean;
}

/** Returns the allowed numbers of images. */
export function amountsOf({ kind, isAnimated }: ItemShape): readonly number[] {
  if (kind === 'emoji') return Array.from({ length: 33 }, (_, index) => index + 8);
  return isAnimated ? [8, 16, 24] : [8, 16, 24, 32, 40];
}

/** Keys of the numbered images: `01` … for stickers, `001` … for emoji. */
export const numberedKeys = (kind: ItemKind, amount: number): string[] =>
  Array.from({ length: amount }, (_, index) => String(index + 1).padStart(kind === 'emoji' ? 3 : 2, '0'));

/** Emoji have no main image in the package; for animated ones, four images are chosen as main images on the page. */
export const badgeKeys = (kind: ItemKind): string[] => (kind === 'emoji' ? ['tab'] : ['main', 'tab']);

export const CHOSEN_MAINS = 4;
export const choosesMains = ({ kind, isAnimated }: ItemShape): boolean => kind === 'emoji' && isAnimated;

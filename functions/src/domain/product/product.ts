/** What a set is at Creators Market. A set's product never changes; another product of it is a separate set. */
export const products = ['sticker', 'animated_sticker', 'emoji', 'animated_emoji'] as const;

export type Product = (typeof products)[number];

/** Products that are derived from a finished set of another. */
export const derivedProducts = ['animated_sticker', 'emoji', 'animated_emoji'] as const satisfies Product[];

export type DerivedProduct = (typeof derivedProducts)[number];

/** The products that can be derived from a finished set of each product. */
export const derivationsOf: Readonly<Record<Product, readonly DerivedProduct[]>> = {
  sticker: ['animated_sticker', 'emoji'],
  animated_sticker: [],
  emoji: ['animated_emoji'],
  animated_emoji: [],
};

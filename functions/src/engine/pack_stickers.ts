import type { Product } from '../domain/product/product.ts';
import { pictureFileName } from '../domain/product/product_spec.ts';
import { zip } from './zip.ts';

/**
 * The package for Creators Market: main.png where the product has one, tab.png, 01.png … flat, nothing else. Same pictures,
 * same bytes.
 */
export async function packStickers(
  product: Product,
  pictures: { main: Uint8Array | null; tab: Uint8Array; stickers: readonly Uint8Array[] },
): Promise<Uint8Array> {
  return zip([
    ...(pictures.main ? [['main.png', pictures.main] satisfies [string, Uint8Array]] : []),
    ['tab.png', pictures.tab],
    ...pictures.stickers.map((png, index): [string, Uint8Array] => [
      pictureFileName(product, index + 1),
      png,
    ]),
  ]);
}

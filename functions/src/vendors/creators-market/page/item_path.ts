import { productSpecs } from '../../../domain/product/product_spec.ts';
import type { VisitState } from '../visit_state.ts';

/** The list at the site in which the item is. */
export const itemKind = ({ product }: Pick<VisitState, 'product'>): 'sticker' | 'emoji' =>
  productSpecs[product].isEmoji ? 'emoji' : 'sticker';

/** A path below the list of the item's kind; `rest` begins with a slash. */
export const itemPath = (state: Pick<VisitState, 'product'>, rest: string): string =>
  `/${itemKind(state)}${rest}`;

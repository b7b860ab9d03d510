import type { Product } from '../../../domain/product/product.ts';
import { pictureKey, productSpecs } from '../../../domain/product/product_spec.ts';
import { locators } from '../page/locators.ts';
import { inPage } from '../page/wait_for.ts';
import type { Slot } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

/** The slots of the page of images that is open. */
export function readSlots(state: VisitState): Promise<Slot[]> {
  return inPage(state, slotsIn, locators.slots);
}

function slotsIn(locator: typeof locators.slots): Slot[] {
  const probe = globalThis.pochittoProbe;
  return probe.all(locator).map((row) => {
    const key = row.querySelector('[data-test="product-image-key"]')?.textContent.trim() ?? '';
    const picture = row.querySelector<HTMLInputElement>('input.cm-product-image');
    const isBad = [...row.querySelectorAll('*')].some(
      (part) => part.childElementCount === 0 && part.textContent.trim() === 'Error' && probe.isShown(part),
    );
    const isFilled = picture?.src.includes('line-scdn.net') ?? false;
    return { key: key.toLowerCase(), state: isBad ? 'error' : isFilled ? 'filled' : 'empty' };
  });
}

/** Keys of a set of so many pictures: those of its files. */
export function slotKeys(product: Product, count: number): string[] {
  const numbered = Array.from({ length: count }, (_, at) => pictureKey(product, at + 1));
  return [...(productSpecs[product].main ? ['main'] : []), 'tab', ...numbered];
}

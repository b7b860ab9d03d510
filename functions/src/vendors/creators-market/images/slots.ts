import { type Product, pictureKey, productSpecs } from '../../../domain/product/product_spec.ts';
import { forget } from '../browser/network_log.ts';
import { chooseEntry } from '../form/fill_in.ts';
import { click } from '../page/click.ts';
import { countOf, drift, find, readControl } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import { SiteError, type Slot } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

/** Reads the slots of the open page of images. */
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

/** Returns the slot keys for `count` stickers, which are also the names of their files. */
export function slotKeys(product: Product, count: number): string[] {
  const numbered = Array.from({ length: count }, (_, at) => pictureKey(product, at + 1));
  return [...(productSpecs[product].main ? ['main'] : []), 'tab', ...numbered];
}

export const imagesPath = (state: VisitState, itemId: string) => itemPath(state, `/${itemId}/image`);

/** Ensures that the item has slots for `count` stickers, `tab` and, if the product has one, `main`. */
export async function ensureCount(state: VisitState, itemId: string, count: number): Promise<void> {
  if (!(await goTo(state, imagesPath(state, itemId))))
    await drift(state, 'the page of images', 'no such page');
  await find(state, locators.amount);
  await find(state, locators.slots, Number.POSITIVE_INFINITY);
  const { options } = await readControl(state, locators.amount);
  const index = options.findIndex(({ value, text }) => value === String(count) || text === String(count));
  if (index < 0) {
    const text = options.map((option) => option.text).join(', ');
    throw new SiteError('refused', 'The list has no such number.', {
      complaints: [{ where: 'count', text }],
    });
  }
  const isAsked = async () => {
    const slots = await readSlots(state);
    const list = await readControl(state, locators.amount);
    return slots.length === slotKeys(state.product, count).length && list.options[index]?.chosen
      ? true
      : null;
  };
  if (await isAsked()) return;
  forget(state.networkLog);
  await chooseEntry(state, locators.amount, index);
  const next = await waitFor<'asked' | 'done'>(
    state,
    async () => ((await countOf(state, locators.dialogOk)) > 0 ? 'asked' : (await isAsked()) ? 'done' : null),
    {
      what: 'the question about the number',
      otherwise: () => drift(state, 'the question about the number of stickers'),
    },
  );
  if (next === 'asked') await click(state, locators.dialogOk, isAsked, { effect: `${count} places` });
}

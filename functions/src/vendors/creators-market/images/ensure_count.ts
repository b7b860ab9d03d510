import { forget } from '../browser/network_log.ts';
import { chooseEntry } from '../form/fill_in.ts';
import { click } from '../page/click.ts';
import { countOf, drift, find, readControl } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { waitFor } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { readSlots, slotKeys } from './read_slots.ts';

export const imagesPath = (state: VisitState, itemId: string) => itemPath(state, `/${itemId}/image`);

/** The item has places for so many stickers, `main` and `tab`. */
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

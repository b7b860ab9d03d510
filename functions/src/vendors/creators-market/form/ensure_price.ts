import { forget } from '../browser/network_log.ts';
import { readErrors } from '../page/answers.ts';
import { click } from '../page/click.ts';
import { countOf, drift, find, readControl } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { waitFor } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { chooseEntry } from './fill_in.ts';

interface Offer {
  readonly index: number;
  readonly yen: number;
  readonly isChosen: boolean;
}

/**
 * Sets the price; null means the lowest price that the site offers. Returns the price that the site shows
 * afterwards.
 */
export async function ensurePrice(
  state: VisitState,
  itemId: string,
  priceYen: number | null,
): Promise<{ readonly priceYen: number }> {
  const offers = await openPrices(state, itemId, false);
  const wanted = offers.find(({ yen }) => yen === (priceYen ?? lowest(offers)));
  if (!wanted) {
    const text = offers.map(({ yen }) => `¥${yen}`).join(', ');
    throw new SiteError('refused', 'The site does not offer this price.', {
      complaints: [{ where: 'price', text }],
    });
  }
  if (wanted.isChosen) return { priceYen: wanted.yen };
  await chooseEntry(state, locators.priceTier, wanted.index);
  await savePrice(state);
  const after = await openPrices(state, itemId, true);
  const shown = after.find(({ isChosen }) => isChosen);
  if (shown?.yen !== wanted.yen) await drift(state, `¥${wanted.yen} after saving`, `¥${shown?.yen ?? '-'}`);
  return { priceYen: wanted.yen };
}

/** Opens the price tab and returns the prices that the site offers. */
export async function openPrices(state: VisitState, itemId: string, isFresh: boolean): Promise<Offer[]> {
  if (!(await goTo(state, itemPath(state, `/${itemId}`), isFresh)))
    await drift(state, 'the item', 'no such page');
  const isOpen = async () => (await countOf(state, locators.priceTier)) || null;
  if ((await isOpen()) === null) await click(state, locators.tabPrice, isOpen, { effect: 'list of prices' });
  const { options } = await readControl(state, locators.priceTier);
  const offers = options.flatMap(({ text, chosen }, index) => {
    const digits = /\d[\d,]*/u.exec(text)?.[0].replaceAll(',', '');
    return digits === undefined ? [] : [{ index, yen: Number(digits), isChosen: chosen }];
  });
  return offers.length > 0 ? offers : drift(state, 'prices in yen', `${options.length} entries`);
}

export function lowest(offers: readonly Offer[]): number {
  return Math.min(...offers.map(({ yen }) => yen));
}

async function savePrice(state: VisitState): Promise<void> {
  await find(state, locators.savePrice);
  forget(state.networkLog);
  const isSaved = async () => {
    const said = await readErrors(state.networkLog);
    if (said) {
      const complaints = said.map((text) => ({ where: 'price', text }));
      throw new SiteError('refused', 'The site refuses the price.', { complaints });
    }
    const isAnswered = state.networkLog.answers.length > 0 && state.networkLog.pending.size === 0;
    return isAnswered ? ('saved' as const) : null;
  };
  const isAsked = async () =>
    (await countOf(state, locators.dialogOk)) > 0 ? ('asked' as const) : await isSaved();
  const next = await click(state, locators.savePrice, isAsked, { effect: 'the price saved' });
  if (next === 'asked') await click(state, locators.dialogOk, isSaved, { effect: 'the price saved' });
  await waitFor(state, async () => (state.networkLog.pending.size === 0 ? true : null), {
    what: 'the price',
  });
}

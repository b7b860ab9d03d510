import type { SubmissionForm } from '../../../domain/submission/submission_form.ts';
import { lowest, openPrices } from '../form/ensure_price.ts';
import { openTags, tagName } from '../form/open_tags.ts';
import { readForm } from '../form/read_form.ts';
import { readMains } from '../images/ensure_mains.ts';
import { imagesPath, readSlots, slotKeys } from '../images/slots.ts';
import { drift, find, plainText } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import type { Difference } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

/** Reads everything back from the site and returns what differs from `form`. */
export async function reviewItem(
  state: VisitState,
  itemId: string,
  form: SubmissionForm,
): Promise<readonly Difference[]> {
  return [
    ...(await reviewTags(state, itemId, form)),
    ...(await reviewImages(state, itemId, form)),
    ...(await reviewForm(state, itemId, form)),
    ...(await reviewPrice(state, itemId, form)),
  ];
}

async function reviewForm(state: VisitState, itemId: string, form: SubmissionForm): Promise<Difference[]> {
  if (!(await goTo(state, itemPath(state, `/${itemId}/update`), true)))
    await drift(state, 'the form of the item');
  await find(state, locators.titleEn);
  const seen = await readForm(state);
  const rows = seen.rows.map(({ row, found }) =>
    difference(row.id, row.asked(form), found ?? 'nothing that is known'),
  );
  const areas = form.saleArea === 'japan' ? difference('sale_area', 'JP', seen.areas.join(', ')) : [];
  const creator =
    seen.creatorName === null
      ? []
      : difference('creator_name', plainText(form.creatorName), plainText(seen.creatorName));
  return [...rows.flat(), ...areas, ...creator];
}

async function reviewImages(state: VisitState, itemId: string, form: SubmissionForm): Promise<Difference[]> {
  if (!(await goTo(state, imagesPath(state, itemId), true))) await drift(state, 'the page of images');
  await find(state, locators.slots, Number.POSITIVE_INFINITY);
  const slots = await readSlots(state);
  const mains = form.mains.length === 0 ? [] : await readMains(state, itemId, form.mains.length);
  const expected = slotKeys(state.product, form.count).join(' ');
  return [
    ...difference('count', expected, slots.map(({ key }) => key).join(' ')),
    ...slots.flatMap((slot) => difference(slot.key, 'filled', slot.state)),
    ...difference('mains', form.mains.join(', '), mains.join(', ')),
  ];
}

async function reviewTags(state: VisitState, itemId: string, form: SubmissionForm): Promise<Difference[]> {
  const unknown = new Set(state.unknownTags.get(itemId)?.map(tagName));
  const differences: Difference[] = [];
  let isFirst = true;
  for (const [key, tags] of Object.entries(form.tags)) {
    const boxes = await openTags(state, itemId, key, isFirst);
    isFirst = false;
    const expected = [...new Set(tags.map(tagName))].filter((tag) => !unknown.has(tag)).toSorted();
    const found = boxes.flatMap(({ text, chosen }) => (chosen ? [tagName(text)] : [])).toSorted();
    differences.push(...difference(`tags_${key}`, expected.join(', '), found.join(', ')));
  }
  return differences;
}

async function reviewPrice(state: VisitState, itemId: string, form: SubmissionForm): Promise<Difference[]> {
  const offers = await openPrices(state, itemId, true);
  const shown = offers.find(({ isChosen }) => isChosen)?.yen;
  return difference('price', `¥${form.priceYen ?? lowest(offers)}`, `¥${shown ?? '-'}`);
}

function difference(where: string, expected: string, found: string): Difference[] {
  return expected === found ? [] : [{ where, expected, found }];
}

import { forget } from '../browser/network_log.ts';
import { readComplaints } from '../form/read_complaints.ts';
import { readErrors } from '../page/answers.ts';
import { click } from '../page/click.ts';
import { countOf, drift, find } from '../page/find.ts';
import { goTo } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { answerWithin, inPage } from '../page/wait_for.ts';
import { type Complaint, SiteError, type Slot } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { followImport } from './follow_import.ts';
import { imagesPath, readSlots, slotKeys } from './slots.ts';

/**
 * Uploads the ZIP and waits until every slot is filled; `refused` names the slots that are not. The page does not
 * tell which image a slot holds, so existing images are deleted first, unless this visit has uploaded the same ZIP.
 */
export async function ensureImages(
  state: VisitState,
  itemId: string,
  zip: { readonly path: string; readonly digest: string },
  count: number,
): Promise<void> {
  if (!(await goTo(state, imagesPath(state, itemId))))
    await drift(state, 'the page of images', 'no such page');
  await find(state, locators.slots, Number.POSITIVE_INFINITY);
  const before = await slotsOf(state, count);
  const isSame = state.imported.get(itemId) === zip.digest;
  if (isSame && before.every((slot) => slot.state === 'filled')) return;
  const isPartial =
    before.some((slot) => slot.state === 'filled') !== before.every((slot) => slot.state === 'filled');
  // An import of an earlier visit may still be running and would mix with ours.
  if (isPartial) await followImport(state, { itemId, count, isSent: false });
  if (before.some((slot) => slot.state !== 'empty')) await deleteAll(state, count);
  forget(state.networkLog);
  await upload(state, zip.path);
  const check = async () => {
    const said = await readErrors(state.networkLog);
    if (said !== null) await rejectSlots(state, said);
  };
  const end = await followImport(state, { itemId, count, isSent: true, check });
  if (end === 'over') await rejectSlots(state, []);
  state.imported.set(itemId, zip.digest);
}

async function slotsOf(state: VisitState, count: number): Promise<Slot[]> {
  const slots = await readSlots(state);
  const keys = slots.map(({ key }) => key).join(' ');
  if (keys !== slotKeys(state.product, count).join(' '))
    await drift(state, `${slotKeys(state.product, count).length} places for pictures`, keys);
  return slots;
}

async function deleteAll(state: VisitState, count: number): Promise<void> {
  const isEmpty = async () => {
    const slots = await readSlots(state);
    return slots.length === slotKeys(state.product, count).length &&
      slots.every((slot) => slot.state === 'empty')
      ? 'empty'
      : null;
  };
  const isAsked = async () => ((await countOf(state, locators.dialogOk)) > 0 ? 'asked' : isEmpty());
  const next = await click(state, locators.deleteAll, isAsked, { effect: 'empty places' });
  if (next === 'asked') await click(state, locators.dialogOk, isEmpty, { effect: 'empty places' });
}

async function upload(state: VisitState, path: string): Promise<void> {
  await find(state, locators.zipInput);
  const input = await answerWithin(
    state.patience.page,
    state.page.evaluateHandle((locator) => {
      const [found] = globalThis.pochittoProbe.all(locator);
      if (!(found instanceof HTMLInputElement)) throw new Error('It is no field for files.');
      return found;
    }, locators.zipInput),
  );
  await answerWithin(state.patience.page, input.uploadFile(path));
  await input.dispose();
}

/**
 * @throws SiteError `refused` with the site's messages and the slots that it marks or that the import left empty;
 * `unavailable` if the site gives no message and no slot is filled.
 */
async function rejectSlots(state: VisitState, said: readonly string[]): Promise<never> {
  const slots = await readSlots(state);
  const reasons = await slotReasons(state);
  const isAnyDone = slots.some((slot) => slot.state !== 'empty');
  if (said.length === 0 && !isAnyDone) {
    throw new SiteError('unavailable', 'The site does not come to an end with the ZIP.');
  }
  const page = said.length > 0 ? said.map((text) => ({ where: 'zip', text })) : await readComplaints(state);
  const marked = slots.filter((slot) => slot.state === 'error');
  const empty = said.length > 0 ? [] : slots.filter((slot) => slot.state === 'empty');
  const open = marked.length > 0 ? marked : empty;
  const complaints: Complaint[] = [
    ...page,
    ...open.map(({ key }) => ({ where: key, text: reasons.get(key) ?? 'No picture arrived.' })),
  ];
  throw new SiteError('refused', 'The site refuses pictures.', { complaints });
}

/** Reads the site's error messages for single slots, which it shows when the "Error" badge is clicked. */
async function slotReasons(state: VisitState): Promise<ReadonlyMap<string, string>> {
  return new Map(await inPage(state, reasonsIn, locators.slots));
}

async function reasonsIn(locator: typeof locators.slots): Promise<[string, string][]> {
  const probe = globalThis.pochittoProbe;
  const reasons: [string, string][] = [];
  const leaves = (row: Element) =>
    [...row.querySelectorAll<HTMLElement>('*')].filter((part) => part.childElementCount === 0);
  for (const row of probe.all(locator)) {
    const key = row.querySelector('[data-test="product-image-key"]')?.textContent.trim() ?? '';
    const badge = leaves(row).find((part) => part.textContent.trim() === 'Error' && probe.isShown(part));
    if (!badge) continue;
    const before = new Set(leaves(document.body).filter(probe.isShown));
    badge.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shown = leaves(document.body).filter((part) => !before.has(part) && probe.isShown(part));
    const text = shown.map((part) => part.textContent.trim()).join(' ') || badge.title || 'Error';
    reasons.push([key.toLowerCase(), text.slice(0, 500)]);
    badge.click();
  }
  return reasons;
}

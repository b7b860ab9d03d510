import { readRefusal } from './answers.ts';
import { imagesPath } from './ensure_count.ts';
import { countOf, drift, find } from './find.ts';
import { goTo } from './go_to.ts';
import { forget } from './listen.ts';
import { locators } from './locators.ts';
import { press } from './press.ts';
import { readComplaints } from './read_complaints.ts';
import { readSlots, slotKeys } from './read_slots.ts';
import { type Complaint, SiteError, type Slot } from './site.ts';
import { slotReasons } from './slot_reasons.ts';
import type { VisitState } from './visit_state.ts';
import { throwIfFailed, waitFor, within } from './wait.ts';

/**
 * Puts the ZIP in and waits until every slot is filled; `refused` names the slots that are not. The site cannot tell
 * one picture from another: pictures of before are deleted first, unless this visit itself has put the same ZIP in.
 */
export async function ensureImages(
  state: VisitState,
  itemId: string,
  zip: { readonly path: string; readonly digest: string },
  count: number,
): Promise<void> {
  if (!(await goTo(state, imagesPath(itemId)))) await drift(state, 'the page of images', 'no such page');
  await find(state, locators.slots, Number.POSITIVE_INFINITY);
  const before = await slotsOf(state, count);
  const isSame = state.imported.get(itemId) === zip.digest;
  if (isSame && before.every((slot) => slot.state === 'filled')) return;
  const isPartial =
    before.some((slot) => slot.state === 'filled') !== before.every((slot) => slot.state === 'filled');
  if (isPartial) await untilStill(state);
  if (before.some((slot) => slot.state !== 'empty')) await deleteAll(state, count);
  forget(state.heard);
  await upload(state, zip.path);
  await untilFilled(state, itemId, count);
  state.imported.set(itemId, zip.digest);
}

async function slotsOf(state: VisitState, count: number): Promise<Slot[]> {
  const slots = await readSlots(state);
  const keys = slots.map(({ key }) => key).join(' ');
  if (keys !== slotKeys(count).join(' ')) await drift(state, `${count + 2} places for pictures`, keys);
  return slots;
}

/** An import of an earlier visit may still be under way: what it brings later would be mixed with ours. */
async function untilStill(state: VisitState): Promise<void> {
  let last = '';
  let since = performance.now();
  const look = async () => {
    const slots = await readSlots(state);
    const now = slots.map((slot) => slot.state).join();
    if (now !== last) since = performance.now();
    last = now;
    const isStill = performance.now() - since > state.patience.rest;
    return isStill || slots.every((slot) => slot.state === 'filled') ? true : null;
  };
  await waitFor(state, look, { what: 'an import of before', milliseconds: state.patience.importing });
}

async function deleteAll(state: VisitState, count: number): Promise<void> {
  const isEmpty = async () => {
    const slots = await readSlots(state);
    return slots.length === count + 2 && slots.every((slot) => slot.state === 'empty') ? 'empty' : null;
  };
  const isAsked = async () => ((await countOf(state, locators.dialogOk)) > 0 ? 'asked' : isEmpty());
  const next = await press(state, locators.deleteAll, isAsked, { effect: 'empty places' });
  if (next === 'asked') await press(state, locators.dialogOk, isEmpty, { effect: 'empty places' });
}

async function upload(state: VisitState, path: string): Promise<void> {
  await find(state, locators.zipInput);
  const input = await within(
    state.patience.page,
    state.page.evaluateHandle((locator) => {
      const [found] = globalThis.pochittoEyes.all(locator);
      if (!(found instanceof HTMLInputElement)) throw new Error('It is no field for files.');
      return found;
    }, locators.zipInput),
  );
  await within(state.patience.page, input.uploadFile(path));
  await input.dispose();
}

/** Rests without another slot, after which a page that is silent is opened again, or given up with some filled. */
const restsToReload = 3;
const restsToGiveUp = 10;

/** Ends early where a slot shows an error, or some stay empty, and the others have come to rest. */
async function untilFilled(state: VisitState, itemId: string, count: number): Promise<void> {
  let last = '';
  let since = performance.now();
  let reloadedAt = since;
  let isUploaded = false;
  const look = async () => {
    const said = await readRefusal(state.heard);
    if (said !== null) await refuseSlots(state, said);
    const slots = await readSlots(state);
    if (slots.length === count + 2 && slots.every((slot) => slot.state === 'filled')) return true;
    const now = slots.map((slot) => slot.state).join();
    if (now !== last) since = performance.now();
    last = now;
    const rests = (from: number) => (performance.now() - from) / state.patience.rest;
    if (rests(since) > 1 && slots.some((slot) => slot.state === 'error')) await refuseSlots(state, []);
    // The page asks again by itself how far the import is; what it asked in vain is asked again.
    throwIfFailed(state, true);
    isUploaded ||= state.heard.answers.length > 0;
    const isSilent = isUploaded && rests(state.heard.lastAt) > 1;
    if (!isSilent) return null;
    if (rests(since) > restsToGiveUp && slots.some((slot) => slot.state === 'filled')) {
      await refuseSlots(state, []);
    }
    if (rests(Math.max(since, reloadedAt)) > restsToReload) {
      reloadedAt = performance.now();
      await goTo(state, imagesPath(itemId), true);
    }
    return null;
  };
  await waitFor(state, look, {
    what: 'the pictures of the ZIP',
    milliseconds: state.patience.importing,
    otherwise: async (reason) => (reason === 'too_long' ? refuseSlots(state, []) : null),
    heedsFailures: false,
  });
}

/** @throws SiteError `refused` with the slots that are not filled, `unavailable` where none is. */
async function refuseSlots(state: VisitState, said: readonly string[]): Promise<never> {
  const slots = await readSlots(state);
  const reasons = await slotReasons(state);
  const open = slots.filter((slot) => slot.state !== 'filled');
  const isAnyDone = slots.some((slot) => slot.state !== 'empty');
  if (said.length === 0 && !isAnyDone) {
    throw new SiteError('unavailable', 'The site does not come to an end with the ZIP.');
  }
  const page = said.length > 0 ? said.map((text) => ({ where: 'zip', text })) : await readComplaints(state);
  const complaints: Complaint[] = [
    ...page,
    ...open
      .filter(() => isAnyDone)
      .map(({ key }) => ({ where: key, text: reasons.get(key) ?? 'No picture arrived.' })),
  ];
  throw new SiteError('refused', 'The site refuses pictures.', { complaints });
}

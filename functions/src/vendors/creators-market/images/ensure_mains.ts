import { drift, find, readControl } from '../page/find.ts';
import { goTo } from '../page/go_to.ts';
import { mainChoice } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';
import { imagesPath } from './slots.ts';

/** Maximum number of passes over the lists: the page re-renders after each choice and may lose the next one. */
const maxRounds = 3;

/** Selects the main images, one list after the other, until the site has them all. */
export async function ensureMains(state: VisitState, itemId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  for (let round = 0; round < maxRounds; round += 1) {
    const chosen = await readMains(state, itemId, keys.length);
    if (chosen.join() === keys.join()) return;
    for (const [at, key] of keys.entries()) {
      if (chosen[at] !== key) await chooseMain(state, at, key);
    }
  }
  const chosen = await readMains(state, itemId, keys.length);
  if (chosen.join() !== keys.join()) await drift(state, `main pictures ${keys.join()}`, chosen.join());
}

/** Selects one main image and waits until the page has sent it to the site. */
async function chooseMain(state: VisitState, at: number, key: string): Promise<void> {
  const list = mainChoice(at + 1);
  await find(state, list);
  const { options } = await readControl(state, list);
  const index = options.findIndex(({ value }) => value === key);
  if (index < 0) await drift(state, `main picture ${key} in its list`);
  const before = state.networkLog.lastAt;
  await inPage(state, (wanted, entry) => globalThis.pochittoProbe.choose(wanted, entry), list, index);
  await waitFor(
    state,
    async () => (state.networkLog.lastAt > before && state.networkLog.pending.size === 0 ? true : null),
    { what: `main picture ${at + 1}` },
  );
}

/** Reads the keys of the main images that the site has; '' if none is selected. */
export async function readMains(state: VisitState, itemId: string, count: number): Promise<string[]> {
  if (!(await goTo(state, imagesPath(state, itemId), true))) await drift(state, 'the page of images');
  const chosen: string[] = [];
  for (let at = 0; at < count; at += 1) chosen.push(await chosenAt(state, at));
  return chosen;
}

async function chosenAt(state: VisitState, at: number): Promise<string> {
  await find(state, mainChoice(at + 1));
  const { options } = await readControl(state, mainChoice(at + 1));
  return options.find((option) => option.chosen)?.value ?? '';
}

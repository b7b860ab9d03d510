import { chooseEntry } from '../form/fill_in.ts';
import { drift, find, readControl } from '../page/find.ts';
import { goTo } from '../page/go_to.ts';
import { mainChoice } from '../page/locators.ts';
import { waitFor } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';
import { imagesPath } from './ensure_count.ts';

/** Chooses the pictures that stand as main pictures, one list after the other, and reads each back. */
export async function ensureMains(state: VisitState, itemId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  if (!(await goTo(state, imagesPath(state, itemId), true))) await drift(state, 'the page of images');
  for (const [at, key] of keys.entries()) {
    if ((await chosenAt(state, at)) === key) continue;
    const { options } = await readControl(state, mainChoice(at + 1));
    const index = options.findIndex(({ value }) => value === key);
    if (index < 0) await drift(state, `main picture ${key} in its list`);
    await chooseEntry(state, mainChoice(at + 1), index);
    // The page saves each choice, and draws itself again.
    await waitFor(state, async () => ((await chosenAt(state, at)) === key ? true : null), {
      what: `main picture ${at + 1}`,
    });
  }
  const chosen = await readMains(state, itemId, keys.length);
  if (chosen.join() !== keys.join()) await drift(state, `main pictures ${keys.join()}`, chosen.join());
}

/** The pictures that the site has as main pictures; '' where none is chosen. */
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

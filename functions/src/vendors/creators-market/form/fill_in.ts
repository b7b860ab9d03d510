import { click } from '../page/click.ts';
import { drift, find, readControl } from '../page/find.ts';
import type { Locator } from '../page/locators.ts';
import { dismissOverlays } from '../page/overlays.ts';
import { inPage } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';

/** Replaces the text of a field and verifies it. */
export async function typeText(state: VisitState, locator: Locator, text: string): Promise<void> {
  await find(state, locator);
  if (!(await focus(state, locator))) {
    await dismissOverlays(state);
    if (!(await focus(state, locator))) await drift(state, `${locator.what} to type in`);
  }
  if (text === '') await state.page.keyboard.press('Backspace');
  else await state.page.keyboard.sendCharacter(text);
  const { value } = await readControl(state, locator);
  if (value?.replaceAll('\r\n', '\n') !== text) await drift(state, `${locator.what} with the text typed in`);
}

function focus(state: VisitState, locator: Locator): Promise<boolean> {
  return inPage(state, (wanted) => globalThis.pochittoProbe.focus(wanted), locator);
}

/** Selects a list entry and verifies that it is selected. */
export async function chooseEntry(state: VisitState, locator: Locator, index: number): Promise<void> {
  await find(state, locator);
  await inPage(state, (wanted, at) => globalThis.pochittoProbe.choose(wanted, at), locator, index);
  const { options } = await readControl(state, locator);
  if (!options[index]?.chosen) await drift(state, `${locator.what} with an entry chosen`);
}

/** Clicks the label of a radio or check box until it has the given state. */
export function setBox(state: VisitState, locator: Locator, index: number, isChosen = true): Promise<true> {
  const until = async () => {
    const { options } = await readControl(state, locator);
    return options[index]?.chosen === isChosen ? (true as const) : null;
  };
  return click(state, locator, until, { index, effect: `${locator.what} ${isChosen ? 'chosen' : 'empty'}` });
}

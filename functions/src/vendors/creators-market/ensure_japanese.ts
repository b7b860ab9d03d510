import { click } from './click.ts';
import { chooseEntry } from './fill_in.ts';
import { countOf, drift, find, readControl } from './find.ts';
import { locators } from './locators.ts';
import type { VisitState } from './visit_state.ts';

/** Fields for Japanese are there or not, as asked. @returns whether that was changed. */
export async function ensureJapanese(state: VisitState, isAsked: boolean): Promise<boolean> {
  const isThere = (await countOf(state, locators.titleJa)) > 0;
  if (isThere === isAsked) return false;
  if (isAsked) await addJapanese(state);
  else await removeJapanese(state);
  return true;
}

async function addJapanese(state: VisitState): Promise<void> {
  await find(state, locators.languageChoice);
  const { options } = await readControl(state, locators.languageChoice);
  const index = options.findIndex(({ value }) => value === 'ja');
  if (index < 0) await drift(state, 'Japanese in the list of languages');
  await chooseEntry(state, locators.languageChoice, index);
  const isThere = async () => (await countOf(state, locators.titleJa)) || null;
  await click(state, locators.addLanguage, isThere, { effect: 'fields for Japanese' });
}

async function removeJapanese(state: VisitState): Promise<void> {
  const isGone = async () => (await countOf(state, locators.titleJa)) === 0;
  const isAnswered = async () =>
    (await isGone()) ? 'gone' : (await countOf(state, locators.dialogOk)) > 0 ? 'asked' : null;
  const answer = await click(state, locators.removeJapanese, isAnswered, {
    effect: 'no fields for Japanese',
  });
  if (answer === 'gone') return;
  await click(state, locators.dialogOk, async () => (await isGone()) || null, {
    effect: 'no fields for Japanese',
  });
}

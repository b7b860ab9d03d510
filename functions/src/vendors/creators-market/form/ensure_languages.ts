import type { SubmissionForm } from '../../../domain/submission/submission_form.ts';
import { click } from '../page/click.ts';
import { countOf, drift, find, readControl } from '../page/find.ts';
import { locators } from '../page/locators.ts';
import type { VisitState } from '../visit_state.ts';
import { chooseEntry } from './fill_in.ts';

/** The languages besides English that a form can have, with the site's code. */
const languages = [
  { code: 'ja', name: 'Japanese', title: locators.titleJa, remove: locators.removeJapanese },
  { code: 'zh-Hant', name: 'Chinese', title: locators.titleZh, remove: locators.removeChinese },
] as const;

type Language = (typeof languages)[number];

/**
 * Adds the fields of the languages that the form asks for, and removes the others.
 *
 * @returns whether anything changed.
 */
export async function ensureLanguages(
  state: VisitState,
  { title, description }: SubmissionForm,
): Promise<boolean> {
  let isChanged = false;
  for (const language of languages) {
    const isAsked = Boolean(title[language.code]) || Boolean(description[language.code]);
    const isThere = (await countOf(state, language.title)) > 0;
    if (isThere === isAsked) continue;
    isChanged = true;
    if (isAsked) await add(state, language);
    else await remove(state, language);
  }
  return isChanged;
}

async function add(state: VisitState, { code, name, title }: Language): Promise<void> {
  await find(state, locators.languageChoice);
  const { options } = await readControl(state, locators.languageChoice);
  const index = options.findIndex(({ value }) => value === code);
  if (index < 0) await drift(state, `${name} in the list of languages`);
  await chooseEntry(state, locators.languageChoice, index);
  const isThere = async () => (await countOf(state, title)) || null;
  await click(state, locators.addLanguage, isThere, { effect: `fields for ${name}` });
}

async function remove(state: VisitState, { name, title, remove: button }: Language): Promise<void> {
  const isGone = async () => (await countOf(state, title)) === 0;
  const isAnswered = async () =>
    (await isGone()) ? 'gone' : (await countOf(state, locators.dialogOk)) > 0 ? 'asked' : null;
  const answer = await click(state, button, isAnswered, { effect: `no fields for ${name}` });
  if (answer === 'gone') return;
  await click(state, locators.dialogOk, async () => (await isGone()) || null, {
    effect: `no fields for ${name}`,
  });
}

import { find, plainText, readControl } from '../page/find.ts';
import { goTo } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

/** The account's creator name, from the form of a new item; null where it shows none. Nothing is typed. */
export async function readCreatorName(state: VisitState): Promise<string | null> {
  try {
    if (!(await goTo(state, '/sticker/create'))) return null;
    await find(state, locators.titleEn);
  } catch (error) {
    // The name is only shown to the person: what fills in the form reports a page that has changed.
    if (error instanceof SiteError && error.kind === 'drift') return null;
    throw error;
  }
  const typed = await readControl(state, locators.creatorName);
  const shown = typed.count === 1 ? typed : await readControl(state, locators.creatorShown);
  return shown.count === 1 ? plainText(shown.value ?? '') || null : null;
}

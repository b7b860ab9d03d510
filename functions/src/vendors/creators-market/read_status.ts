import type { ReviewStatus } from '../../domain/review_status.ts';
import { drift, find } from './find.ts';
import { goTo } from './go_to.ts';
import { locators } from './locators.ts';
import { readStatusWords } from './review_words.ts';
import type { VisitState } from './visit_state.ts';
import { inPage } from './wait_for.ts';

/** Whether the site still has the item, and its state. */
export async function readStatus(state: VisitState, itemId: string): Promise<ReviewStatus | null> {
  if (!(await goTo(state, `/sticker/${itemId}`, true))) return null;
  return statusShown(state);
}

/** The status on the page of an item that is open. */
export async function statusShown(state: VisitState): Promise<ReviewStatus> {
  await find(state, locators.status);
  const said = await inPage(
    state,
    (locator) =>
      globalThis.pochittoProbe
        .all(locator)
        .flatMap((element) => [
          ...[...element.classList].map((name) => name.replace(/^MdStatus_/i, '')),
          element.textContent,
        ]),
    locators.status,
  );
  for (const words of said) {
    const status = readStatusWords(words);
    if (status !== null) return status;
  }
  return drift(state, 'a status that is known', 'another status');
}

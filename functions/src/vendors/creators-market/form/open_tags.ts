import { drift, find, plainText } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import type { SeenOption } from '../page/in_page/page_probe.ts';
import { type Locator, locators } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';

/** Returns a tag's label in lower case, without the number of stickers that have the tag. */
export function tagName(text: string): string {
  return plainText(text)
    .replace(/\s*\(\d+\)$/u, '')
    .toLowerCase();
}

/**
 * Opens the tags of one sticker and returns its boxes in page order. One page has the tags of all stickers; the
 * URL's hash selects the sticker.
 */
export async function openTags(
  state: VisitState,
  itemId: string,
  key: string,
  isFresh = false,
): Promise<SeenOption[]> {
  const path = itemPath(state, `/${itemId}/tag`);
  const isThere = !isFresh && state.page.url().startsWith(`${state.base}${path}#/`);
  if (!isThere && !(await goTo(state, `${path}#/${key}`, true))) await drift(state, 'the page of tags');
  if (!isThere) await find(state, locators.tagBoxes, Number.POSITIVE_INFINITY);
  let unnamed: SeenOption[] = [];
  return waitFor(
    state,
    async () => {
      const seen = await inPage(state, showTags, key, locators.tagBoxes);
      unnamed = seen.options;
      return seen.isNamed && seen.options.length > 0 ? seen.options : null;
    },
    {
      what: `tags of ${key}`,
      // A page at rest that shows no sticker name is showing the sticker of its URL.
      otherwise: async () => (unnamed.length > 0 ? unnamed : drift(state, `tags of ${key}`)),
    },
  );
}

function showTags(key: string, boxes: Locator): { isNamed: boolean; options: SeenOption[] } {
  const probe = globalThis.pochittoProbe;
  if (location.hash !== `#/${key}`) {
    location.hash = `#/${key}`;
    return { isNamed: false, options: [] };
  }
  const titles = document.querySelectorAll('h1, h2, h3, h4, [aria-current]');
  const isNamed = [...titles].some((part) => part.textContent.trim() === key && probe.isShown(part));
  return { isNamed, options: [...probe.read(boxes).options] };
}

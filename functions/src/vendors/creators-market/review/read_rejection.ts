import { countOf, drift, find } from '../page/find.ts';
import { goTo } from '../page/go_to.ts';
import { locators } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';

/** Maximum number of messages to open, newest first. */
const mostOpened = 10;
const mostCharacters = 8000;

/** Reads why an item was rejected from the message center; null if no message names the item. */
export async function readRejection(
  state: VisitState,
  itemId: string,
  title: string,
): Promise<{ readonly text: string } | null> {
  if (!(await goTo(state, '/message/', true))) await drift(state, 'the message centre', 'no such page');
  await find(state, locators.logout, Number.POSITIVE_INFINITY);
  const isThere = await waitFor<number | 'none'>(
    state,
    async () => (await countOf(state, locators.messages)) || null,
    { what: 'messages', otherwise: async () => 'none' },
  );
  if (isThere === 'none') return null;
  const paths = await inPage(state, messagePaths);
  for (const path of paths.slice(0, mostOpened)) {
    if (!(await goTo(state, path, true))) continue;
    await find(state, locators.messageBody);
    const text = await inPage(state, messageText);
    if (names(text, itemId, title)) return { text: text.slice(0, mostCharacters) };
  }
  return null;
}

/**
 * Whether a message names the item: by its id, not as a part of a longer number, or by its title anywhere in the
 * text.
 */
function names(text: string, itemId: string, title: string): boolean {
  if (new RegExp(`(?<!\\d)${itemId}(?!\\d)`).test(text)) return true;
  return text.includes(title);
}

function messagePaths(): string[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/message/detail/"]')];
  const paths = links.flatMap(({ href }) => /\/message\/detail\/[^/?#]+/.exec(href) ?? []);
  return [...new Set(paths)];
}

/** Runs in the page. Returns the message's lines as displayed, without header, navigation and footer. */
function messageText(): string {
  const main = document.querySelector<HTMLElement>('main, [role=main], article') ?? document.body;
  // biome-ignore lint/performance/useDomNodeTextContent: we need the lines as displayed, not as in the source.
  const shown = (part: HTMLElement) => part.innerText;
  const aside = [...main.querySelectorAll<HTMLElement>('header, nav, footer')].map(shown);
  return aside.reduce((text, part) => (part === '' ? text : text.replace(part, '')), shown(main)).trim();
}

import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import { drift, find, plainText, readControl } from './page/find.ts';
import { goTo, itemKind, itemPath } from './page/go_to.ts';
import { locators } from './page/locators.ts';
import { inPage, waitFor } from './page/wait_for.ts';
import { readStatus } from './review/read_status.ts';
import type { VisitState } from './visit_state.ts';

const mostPages = 10;
/** Maximum number of similar items to open when the list does not show their English titles. */
const mostOpened = 5;
const quietMs = 400;

/** Finds an item by its exact English title; null if there is none. */
export async function findByTitle(
  state: VisitState,
  title: string,
): Promise<{ readonly itemId: string; readonly status: ReviewStatus } | null> {
  const itemId = await search(state, plainText(title));
  if (itemId === null) return null;
  const status = await readStatus(state, itemId);
  return status === null ? null : { itemId, status };
}

async function search(state: VisitState, title: string): Promise<string | null> {
  const others = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const query = new URLSearchParams({ status: 'all', query: title, page: String(page) });
    if (!(await goTo(state, itemPath(state, `/?${query}`), true))) await drift(state, 'the list of items');
    const rows = await rowsShown(state);
    const fresh = rows.filter(({ itemId }) => !others.has(itemId));
    if (fresh.length === 0) break;
    const exact = fresh.find(({ texts }) => texts.some((text) => plainText(text) === title));
    if (exact) return exact.itemId;
    for (const { itemId } of fresh) others.add(itemId);
  }
  for (const itemId of [...others].slice(0, mostOpened)) {
    if (!(await goTo(state, itemPath(state, `/${itemId}/update`)))) continue;
    await find(state, locators.titleEn);
    const { value } = await readControl(state, locators.titleEn);
    if (plainText(value ?? '') === title) return itemId;
  }
  return null;
}

/**
 * Reads the rows of the list. An empty list counts only when the page is drawn and at rest, because the result
 * decides whether a new item is created.
 */
async function rowsShown(state: VisitState): Promise<ListRow[]> {
  await find(state, locators.listSearch);
  let rows: ListRow[] = [];
  const poll = async () => {
    rows = await inPage(state, readRows, itemKind(state));
    return rows.length > 0 ? rows : null;
  };
  const otherwise = async (reason: 'at_rest' | 'too_long') => (reason === 'at_rest' ? rows : null);
  return waitFor(state, poll, { what: 'the list of items', rest: quietMs, otherwise });
}

interface ListRow {
  readonly itemId: string;
  readonly texts: readonly string[];
}

/** Runs in the page. Returns its items with the texts of their links. */
function readRows(kind: string): ListRow[] {
  const rows = new Map<string, string[]>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href*="/${kind}/"]`)) {
    const [, itemId] = new RegExp(`/${kind}/(\\d+)(?:[/?#]|$)`).exec(link.href) ?? [];
    if (itemId === undefined) continue;
    rows.set(itemId, [...(rows.get(itemId) ?? []), link.textContent]);
  }
  return [...rows].map(([itemId, texts]) => ({ itemId, texts }));
}

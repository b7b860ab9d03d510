import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import { drift, find, plainText, readControl } from './page/find.ts';
import { goTo, itemKind, itemPath } from './page/go_to.ts';
import { locators } from './page/locators.ts';
import { inPage, waitFor } from './page/wait_for.ts';
import { readStatus } from './review/read_status.ts';
import type { VisitState } from './visit_state.ts';

const mostPages = 10;
/** Items of the same words whose English title the list does not show. */
const mostOpened = 5;
const quietMs = 400;

/** An item by its title in English, exactly; null where there is none. */
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

/** A list without rows counts as empty only when it is drawn and nothing more comes: it decides what is created. */
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

/** Runs in the page: its items, with the texts of their links. */
function readRows(kind: string): ListRow[] {
  const rows = new Map<string, string[]>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href*="/${kind}/"]`)) {
    const [, itemId] = new RegExp(`/${kind}/(\\d+)(?:[/?#]|$)`).exec(link.href) ?? [];
    if (itemId === undefined) continue;
    rows.set(itemId, [...(rows.get(itemId) ?? []), link.textContent]);
  }
  return [...rows].map(([itemId, texts]) => ({ itemId, texts }));
}

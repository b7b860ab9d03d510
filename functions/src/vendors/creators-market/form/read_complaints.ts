import { drift } from '../page/find.ts';
import { locators } from '../page/locators.ts';
import { inPage } from '../page/wait_for.ts';
import { type Complaint, SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { formRows } from './form_rows.ts';

const known = [
  ...formRows.map(({ id, locator }) => ({ id, locator })),
  { id: 'sale_area', locator: locators.areas },
  { id: 'creator_name', locator: locators.creatorName },
  { id: 'creator_name', locator: locators.creatorShown },
];
const most = 40;

/** Collects the page's error messages by row: `form` for those outside rows, `new_field` for unknown rows. */
export async function readComplaints(state: VisitState): Promise<Complaint[]> {
  const complaints = await inPage(state, collect, known);
  return complaints.slice(0, most);
}

function collect(rows: readonly { id: string; locator: (typeof known)[number]['locator'] }[]): Complaint[] {
  const probe = globalThis.pochittoProbe;
  const marks = '[role=alert], [class*="error" i], [class*="Err"], [class*="invalid" i]';
  const found: Complaint[] = [];
  for (const element of document.querySelectorAll(marks)) {
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    if (text === '' || !probe.isShown(element) || element.querySelector('input, select, textarea')) continue;
    if (element.closest('button, [data-test="product-images-list-item"]')) continue;
    const row = element.closest('tr, dd, fieldset, [role=row]');
    const field = rows.find(({ locator }) => probe.all(locator).some((each) => row?.contains(each)));
    const isNew = row?.querySelector('input, select, textarea') !== null && row !== null;
    const where = field?.id ?? (isNew ? 'new_field' : 'form');
    if (!found.some((other) => other.where === where && other.text === text)) {
      found.push({ where, text: text.slice(0, 500) });
    }
  }
  return found;
}

const taken = /既に存在するタイトル|タイトルは(?:既|すで)に|已存在|title.*already|already.*title/iu;
const tooMany = /(?:^|\D)30(?:\D|$)/u;

/** @throws SiteError for the site's complaints: `title_taken`, `drift` for a new field, else `refused`. */
export async function throwComplaints(state: VisitState, complaints: readonly Complaint[]): Promise<never> {
  if (complaints.some(({ text }) => taken.test(text))) {
    throw new SiteError('title_taken', 'Somebody has a set of this title.', { complaints });
  }
  const isNew = complaints.some(({ where }) => where === 'new_field');
  if (isNew) return drift(state, 'no field but those that are known', 'a new field that must be filled in');
  throw new SiteError('refused', 'The site refuses what was entered.', { complaints });
}

/** Whether the site reports that the day's limit of review requests is reached. */
export function isLimitOfDay(text: string): boolean {
  return tooMany.test(text) && /1日|日に|day|天/iu.test(text);
}

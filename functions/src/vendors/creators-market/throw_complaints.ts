import { drift } from './find.ts';
import { type Complaint, SiteError } from './site.ts';
import type { VisitState } from './visit_state.ts';

const taken = /既に存在するタイトル|タイトルは(?:既|すで)に|已存在|title.*already|already.*title/iu;
const tooMany = /(?:^|\D)30(?:\D|$)/u;

/** @throws SiteError that says what the site complains of: `title_taken`, `drift` of a field that is new, `refused`. */
export async function throwComplaints(state: VisitState, complaints: readonly Complaint[]): Promise<never> {
  if (complaints.some(({ text }) => taken.test(text))) {
    throw new SiteError('title_taken', 'Somebody has a set of this title.', { complaints });
  }
  const isNew = complaints.some(({ where }) => where === 'new_field');
  if (isNew) return drift(state, 'no field but those that are known', 'a new field that must be filled in');
  throw new SiteError('refused', 'The site refuses what was entered.', { complaints });
}

/** Whether the site says that this day's requests are used up. */
export function isLimitOfDay(text: string): boolean {
  return tooMany.test(text) && /1日|日に|day|天/iu.test(text);
}

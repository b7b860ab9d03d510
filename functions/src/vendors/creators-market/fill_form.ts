import type { SubmissionForm } from '../../domain/submission_form.ts';
import { ensureAreas } from './ensure_areas.ts';
import { ensureJapanese } from './ensure_japanese.ts';
import { chooseEntry, setBox, typeText } from './fill_in.ts';
import { drift, find } from './find.ts';
import { listMeaning } from './form_rows.ts';
import { goTo } from './go_to.ts';
import { locators } from './locators.ts';
import { plainText } from './plain_text.ts';
import { readComplaints } from './read_complaints.ts';
import { readForm, type SeenForm, type SeenRow } from './read_form.ts';
import { rejectUnknownFields } from './reject_unknown_fields.ts';
import { SiteError } from './site.ts';
import { throwComplaints } from './throw_complaints.ts';
import type { VisitState } from './visit_state.ts';
import { inPage, waitFor } from './wait_for.ts';

/** One choice opens or closes others: the form is read again after each round. */
const mostRounds = 4;

/** Fills in the form for a new item (`itemId` null) or of one that exists, and reads every value back. */
export async function fillForm(
  state: VisitState,
  asked: SubmissionForm,
  itemId: string | null,
): Promise<void> {
  state.form = null;
  const path = itemId === null ? '/sticker/create' : `/sticker/${itemId}/update`;
  if (!(await goTo(state, path, true))) await drift(state, 'the form', 'no such page');
  await find(state, locators.titleEn);
  await find(state, locators.save);
  const isChanged = await fillUntilAsked(state, asked);
  await rejectUnknownFields(state);
  await settle(state);
  const complaints = await readComplaints(state);
  if (complaints.length > 0) await throwComplaints(state, complaints);
  state.form = { itemId, isChanged: isChanged || itemId === null };
}

async function fillUntilAsked(state: VisitState, asked: SubmissionForm): Promise<boolean> {
  let isChanged = await ensureJapanese(state, asked.title.ja !== null || asked.description.ja !== null);
  for (let round = 0; round < mostRounds; round += 1) {
    const seen = await readForm(state);
    const isRenamed = await agreeOnCreator(state, seen, asked);
    const wrong = seen.rows.filter(({ row, found }) => found !== row.asked(asked));
    const areasChanged = wrong.length === 0 && (await ensureAreas(state, asked.saleArea, seen.areas));
    if (wrong.length === 0 && !areasChanged && !isRenamed) return isChanged;
    isChanged = true;
    for (const each of wrong) await fillRow(state, each, asked);
  }
  const { rows } = await readForm(state);
  const wrong = rows.find(({ row, found }) => found !== row.asked(asked));
  return drift(
    state,
    `${wrong?.row.locator.what ?? 'the form'} as entered`,
    'another value after it was read back',
  );
}

async function fillRow(state: VisitState, { row, control }: SeenRow, form: SubmissionForm): Promise<void> {
  const asked = row.asked(form);
  if (row.kind === 'text') return typeText(state, row.locator, asked);
  if (row.kind === 'list') {
    const index = control.options.findIndex((option) => listMeaning(row, option) === asked);
    if (index >= 0) return chooseEntry(state, row.locator, index);
    const text = `${asked} ∉ ${control.options.map((option) => option.text).join(', ')}`.slice(0, 500);
    throw new SiteError('refused', 'A list has no such entry.', { complaints: [{ where: row.id, text }] });
  }
  const index = row.meaning(control.options).indexOf(asked);
  if (index < 0 || control.options[index]?.disabled) {
    const texts = control.options.map(({ value }) => value ?? 'no value').join(', ');
    await drift(state, `${row.locator.what}: ${asked}`, texts || 'none');
  }
  await setBox(state, row.locator, index);
}

/**
 * The name belongs to the account, not to the set: where it is fixed, it has to be the one that was confirmed.
 *
 * @returns whether it was typed anew.
 */
async function agreeOnCreator(
  state: VisitState,
  seen: SeenForm,
  { creatorName }: SubmissionForm,
): Promise<boolean> {
  if (seen.creatorName === null || seen.creatorName === plainText(creatorName)) return false;
  if (!seen.isCreatorTyped) {
    throw new SiteError('refused', 'The account has another creator name.', {
      complaints: [{ where: 'creator_name', text: seen.creatorName }],
    });
  }
  await typeText(state, locators.creatorName, creatorName);
  return true;
}

/** Leaves the last field; the site may look at a title then. */
async function settle(state: VisitState): Promise<void> {
  await inPage(state, () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await waitFor(state, async () => (state.networkLog.pending.size === 0 ? true : null), {
    what: 'the checks of the form',
  });
}

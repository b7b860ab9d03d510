import type { SubmissionForm } from '../../../domain/submission/submission_form.ts';
import { drift, find, plainText, readControl } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import type { SeenOption } from '../page/in_page/page_probe.ts';
import { type Locator, locators } from '../page/locators.ts';
import { inPage, waitFor } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { ensureLanguages } from './ensure_languages.ts';
import { chooseEntry, setBox, typeText } from './fill_in.ts';
import { formRows, listMeaning } from './form_rows.ts';
import { readComplaints, throwComplaints } from './read_complaints.ts';
import { readForm, type SeenForm, type SeenRow } from './read_form.ts';

const japan = ({ value, text }: SeenOption) =>
  value?.toUpperCase() === 'JP' || /^(?:日本|Japan)$/u.test(text);

/** One choice can show or hide other rows, so the form is read again after each round. */
const mostRounds = 4;

/** Fills in the form of a new item (`itemId` null) or of an existing one, and reads every value back. */
export async function fillForm(
  state: VisitState,
  asked: SubmissionForm,
  itemId: string | null,
): Promise<void> {
  state.form = null;
  const path = itemPath(state, itemId === null ? '/create' : `/${itemId}/update`);
  if (!(await goTo(state, path, true))) await drift(state, 'the form', 'no such page');
  await find(state, locators.titleEn);
  await find(state, locators.save);
  const isChanged = await fillUntilAsked(state, asked);
  await rejectUnknownFields(state);
  await commit(state);
  const complaints = await readComplaints(state);
  if (complaints.length > 0) await throwComplaints(state, complaints);
  state.form = { itemId, isChanged: isChanged || itemId === null };
}

async function fillUntilAsked(state: VisitState, asked: SubmissionForm): Promise<boolean> {
  let isChanged = await ensureLanguages(state, asked);
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
 * Ensures the creator name. It belongs to the account, not to the set: if the site shows it as fixed text, it must
 * equal the confirmed name.
 *
 * @returns whether the name was typed.
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

/** Blurs the active field, since the site may validate a title then, and waits for pending requests. */
async function commit(state: VisitState): Promise<void> {
  await inPage(state, () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await waitFor(state, async () => (state.networkLog.pending.size === 0 ? true : null), {
    what: 'the checks of the form',
  });
}

/**
 * If areas are chosen one by one, selects Japan only.
 *
 * @returns whether anything changed.
 */
async function ensureAreas(
  state: VisitState,
  area: SubmissionForm['saleArea'],
  chosen: readonly string[],
): Promise<boolean> {
  if (area === 'all') return false;
  await find(state, locators.areas, Number.POSITIVE_INFINITY);
  const { options } = await readControl(state, locators.areas);
  const at = options.findIndex(japan);
  const wanted = options[at];
  if (!wanted) return drift(state, 'box: Japan', `${options.length} other areas`);
  if (chosen.length === 1 && wanted.chosen) return false;
  // There may be hundreds of boxes in collapsed lists, so they are clicked by script and read back afterwards.
  await inPage(
    state,
    (locator, keep) => {
      const { options: boxes } = globalThis.pochittoProbe.read(locator);
      for (const [index, { chosen: isChosen }] of boxes.entries()) {
        if (isChosen !== (index === keep)) globalThis.pochittoProbe.clickByScript(locator, index);
      }
    },
    locators.areas,
    at,
  );
  const after = await readControl(state, locators.areas);
  const isRight = after.options.every((option, index) => option.chosen === (index === at));
  return isRight || drift(state, 'Japan as the only area', 'other boxes than those pressed');
}

const known: readonly Locator[] = [
  ...formRows.map(({ locator }) => locator),
  locators.languageChoice,
  locators.creatorName,
  locators.areas,
];

/** @throws SiteError `drift` if the form has an unknown required field, because its value must not be guessed */
async function rejectUnknownFields(state: VisitState): Promise<void> {
  const unknownFields = await inPage(state, unknownFieldsIn, known);
  if (unknownFields.length > 0) {
    await drift(state, 'no field that must be filled in but those that are known', unknownFields.join(' '));
  }
}

function unknownFieldsIn(locators: readonly Locator[]): string[] {
  const probe = globalThis.pochittoProbe;
  const met = new Set(locators.flatMap((locator) => probe.all(locator)));
  const fields = 'input:not([type=hidden], [type=submit], [type=button], [type=file]), select, textarea';
  const mark = '[class*="require" i], [class*="must" i], [aria-label*="required" i]';
  return [...document.querySelectorAll('form')].flatMap((form) =>
    [...form.querySelectorAll<HTMLInputElement>(fields)]
      .filter(
        (field) => !met.has(field) && (probe.isShown(field) || probe.isShown(field.labels?.[0] ?? field)),
      )
      // Ignore the fields of other languages that were added.
      .filter((field) => !/^meta\[/.test(field.name))
      .filter((field) => {
        const row = field.closest('tr, dd, fieldset');
        const header = row?.querySelector('th, legend') ?? row?.previousElementSibling;
        const isMarked = header?.querySelector(mark) !== null && header !== undefined;
        const isSaid = /必須|必填|required|[*＊✓✔]\s*$/iu.test(header?.textContent ?? '');
        return field.required || field.ariaRequired === 'true' || isMarked || isSaid;
      })
      .map((field) => probe.describe(field)),
  );
}

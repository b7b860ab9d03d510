import { drift, plainText, readControl } from '../page/find.ts';
import type { SeenControl } from '../page/in_page/page_probe.ts';
import { locators } from '../page/locators.ts';
import { inPage } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';
import { type FormRow, formRows, listMeaning } from './form_rows.ts';

export interface SeenRow {
  readonly row: FormRow;
  readonly control: SeenControl;
  /** The value in the terms of the row's `meaning`; null if nothing or something unknown is selected. */
  readonly found: string | null;
}

export interface SeenForm {
  readonly rows: readonly SeenRow[];
  /** The creator name, editable or fixed; null if the form has none. */
  readonly creatorName: string | null;
  readonly isCreatorTyped: boolean;
  /** Values of the selected areas. */
  readonly areas: readonly string[];
}

/**
 * Reads the open form.
 *
 * @throws SiteError `drift` if a row is missing, or a unique row appears more than once.
 */
export async function readForm(state: VisitState): Promise<SeenForm> {
  const controls = await inPage(
    state,
    (all) => all.map((each) => globalThis.pochittoProbe.read(each)),
    formRows.map(({ locator }) => locator),
  );
  const rows: SeenRow[] = [];
  for (const [at, row] of formRows.entries()) {
    const control = controls[at];
    if (control === undefined || (control.count === 0 && row.whenAbsent === undefined)) {
      return drift(state, row.locator.what);
    }
    if (row.kind !== 'radios' && control.count > 1) {
      return drift(state, `one ${row.locator.what}`, `${control.count} of them`);
    }
    rows.push({ row, control, found: meaningOf(row, control) });
  }
  const [fixed, typed, areas] = await Promise.all([
    readControl(state, locators.creatorShown),
    readControl(state, locators.creatorName),
    readControl(state, locators.areas),
  ]);
  return {
    rows,
    isCreatorTyped: typed.count === 1,
    creatorName:
      typed.count === 1
        ? plainText(typed.value ?? '')
        : fixed.count === 1
          ? plainText(fixed.value ?? '')
          : null,
    areas: areas.options.flatMap(({ chosen, value }) => (chosen && value ? [value] : [])),
  };
}

function meaningOf(row: FormRow, control: SeenControl): string | null {
  if (control.count === 0) return row.whenAbsent ?? null;
  if (row.kind === 'text') return (control.value ?? '').replaceAll('\r\n', '\n');
  const chosen = control.options.findIndex((option) => option.chosen);
  const option = control.options[chosen];
  if (option === undefined) return null;
  return row.kind === 'list' ? listMeaning(row, option) : (row.meaning(control.options)[chosen] ?? null);
}

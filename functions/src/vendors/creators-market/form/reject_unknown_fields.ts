import { drift } from '../page/find.ts';
import { type Locator, locators } from '../page/locators.ts';
import { inPage } from '../page/wait_for.ts';
import type { VisitState } from '../visit_state.ts';
import { formRows } from './form_rows.ts';

const known: readonly Locator[] = [
  ...formRows.map(({ locator }) => locator),
  locators.languageChoice,
  locators.creatorName,
  locators.areas,
];

/** Throws `drift` where the form asks for something that must be answered and that we do not know: it is not guessed. */
export async function rejectUnknownFields(state: VisitState): Promise<void> {
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
      // Fields of a language that was added stand beside the ones that are known.
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

import type { SubmissionForm } from '../../domain/submission_form.ts';
import { drift, find, readControl } from './find.ts';
import type { SeenOption } from './in_page/page_probe.ts';
import { locators } from './locators.ts';
import type { VisitState } from './visit_state.ts';
import { inPage } from './wait_for.ts';

const japan = ({ value, text }: SeenOption) =>
  value?.toUpperCase() === 'JP' || /^(?:日本|Japan)$/u.test(text);

/**
 * Where areas are chosen one by one: Japan and no other.
 *
 * @returns whether there was anything to change.
 */
export async function ensureAreas(
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
  // There may be hundreds, folded away in lists: they are pressed without the mouse, and read again afterwards.
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

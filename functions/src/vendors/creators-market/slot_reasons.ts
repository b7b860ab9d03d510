import { locators } from './locators.ts';
import type { VisitState } from './visit_state.ts';
import { inPage } from './wait_for.ts';

/** What the site has against the pictures of single slots: said when the mark "Error" is pressed. */
export async function slotReasons(state: VisitState): Promise<ReadonlyMap<string, string>> {
  return new Map(await inPage(state, reasonsIn, locators.slots));
}

async function reasonsIn(locator: typeof locators.slots): Promise<[string, string][]> {
  const probe = globalThis.pochittoProbe;
  const reasons: [string, string][] = [];
  const leaves = (row: Element) =>
    [...row.querySelectorAll<HTMLElement>('*')].filter((part) => part.childElementCount === 0);
  for (const row of probe.all(locator)) {
    const key = row.querySelector('[data-test="product-image-key"]')?.textContent.trim() ?? '';
    const badge = leaves(row).find((part) => part.textContent.trim() === 'Error' && probe.isShown(part));
    if (!badge) continue;
    const before = new Set(leaves(document.body).filter(probe.isShown));
    badge.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shown = leaves(document.body).filter((part) => !before.has(part) && probe.isShown(part));
    const text = shown.map((part) => part.textContent.trim()).join(' ') || badge.title || 'Error';
    reasons.push([key.toLowerCase(), text.slice(0, 500)]);
    badge.click();
  }
  return reasons;
}

import { pathOf } from '../browser/network_log.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import type { SeenControl } from './in_page/page_probe.ts';
import type { Locator } from './locators.ts';
import { inPage, waitFor } from './wait_for.ts';

/**
 * Waits for the element and returns how many there are.
 *
 * @throws SiteError `drift` if the page comes to rest without it, or has more than `most`.
 */
export async function find(state: VisitState, locator: Locator, most = 1): Promise<number> {
  let isBlank = false;
  const poll = async () => {
    const seen = await inPage(state, countAndInventory, locator);
    isBlank = seen.inventory === '';
    return seen.count || null;
  };
  const count = await waitFor(state, poll, {
    what: locator.what,
    // A page that its script has not drawn yet does not show what is missing.
    otherwise: async (reason) => (reason === 'at_rest' && isBlank ? null : drift(state, locator.what)),
  });
  if (count > most) await drift(state, most === 1 ? `one ${locator.what}` : locator.what, `${count} of them`);
  return count;
}

function countAndInventory(locator: Locator): { count: number; inventory: string } {
  const count = globalThis.pochittoProbe.count(locator);
  return { count, inventory: count > 0 ? 'found' : globalThis.pochittoProbe.inventory() };
}

export function countOf(state: VisitState, locator: Locator): Promise<number> {
  return inPage(state, (wanted) => globalThis.pochittoProbe.count(wanted), locator);
}

export function readControl(state: VisitState, locator: Locator): Promise<SeenControl> {
  return inPage(state, (wanted) => globalThis.pochittoProbe.read(wanted), locator);
}

/** @throws SiteError `drift` with the expected element and what the page has instead */
export async function drift(state: VisitState, expected: string, found?: string): Promise<never> {
  const where = pathOf(state.page.url());
  const instead =
    found ?? (await inPage(state, () => globalThis.pochittoProbe.inventory()).catch(() => 'no answer'));
  throw new SiteError('drift', 'The page is not as it is known.', {
    expected: `${expected} at ${where}`.slice(0, 500),
    found: (instead || 'nothing that is marked').slice(0, 500),
  });
}

/** Normalizes a text for comparison: NFKC, whitespace collapsed to single spaces and trimmed. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

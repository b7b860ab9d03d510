import { goTo } from '../page/go_to.ts';
import { throwIfFailed, waitFor } from '../page/wait_for.ts';
import type { Slot } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { imagesPath, readSlots, slotKeys } from './slots.ts';

/** A page without changes is reloaded after this many rest periods. */
const restsToReload = 3;
/** Number of reloads that must show the same slots before the import counts as finished. */
const samePages = 3;

interface Import {
  readonly itemId: string;
  readonly count: number;
  /** Whether this visit has just uploaded the ZIP. The import starts only after the site's response. */
  readonly isSent: boolean;
  /** Called on every poll; throws if the site has refused something. */
  readonly check?: () => Promise<void>;
}

/**
 * Watches the page of images until every slot is filled (`filled`), or the import has ended with unfilled slots
 * (`over`). The end is judged from the site's state, not from elapsed time: reloaded pages show the same slots,
 * have no pending requests, and none of their requests failed. A page whose requests failed is reloaded.
 *
 * @throws SiteError `unavailable` if neither happens in time.
 */
export async function followImport(
  state: VisitState,
  { itemId, count, isSent, check }: Import,
): Promise<'filled' | 'over'> {
  let slots: Slot[] = [];
  let shown = '';
  let shownAtRest = '';
  let isJudged = false;
  let same = 0;
  let isAnswered = !isSent;
  let newsAt = performance.now();

  const openAgain = async () => {
    const rests = (performance.now() - newsAt) / state.patience.rest;
    if (rests <= restsToReload) return;
    await goTo(state, imagesPath(state, itemId), true);
    newsAt = performance.now();
    isJudged = false;
  };

  const poll = async () => {
    await check?.();
    // The page's background reads may fail, but requests that change something may not.
    throwIfFailed(state, true);
    isAnswered ||= state.networkLog.answers.length > 0;
    const seen = await readSlots(state);
    // The page is not drawn yet.
    if (seen.length !== slotKeys(state.product, count).length) return null;
    slots = seen;
    if (slots.every((slot) => slot.state === 'filled')) return 'filled';
    const now = slots.map((slot) => slot.state).join();
    if (now !== shown) newsAt = performance.now();
    shown = now;
    if (state.networkLog.failures.length > 0) await openAgain();
    return null;
  };

  /** Runs each time the page comes to rest; counts each page once. */
  const judge = async () => {
    if (state.networkLog.failures.length > 0 || !isAnswered) return null;
    if (!isJudged) same = shown === shownAtRest ? same + 1 : 0;
    isJudged = true;
    shownAtRest = shown;
    if (slots.some((slot) => slot.state === 'error')) return 'over';
    if (same >= samePages && slots.some((slot) => slot.state === 'filled')) return 'over';
    await openAgain();
    return null;
  };

  return waitFor<'filled' | 'over'>(state, poll, {
    what: 'the pictures of the ZIP',
    milliseconds: state.patience.importing,
    otherwise: async (reason) => {
      if (reason === 'at_rest') return judge();
      return slots.some((slot) => slot.state === 'error') ? 'over' : null;
    },
    heedsFailures: false,
  });
}

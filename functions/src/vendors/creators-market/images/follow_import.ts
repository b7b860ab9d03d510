import { goTo } from '../page/go_to.ts';
import { throwIfFailed, waitFor } from '../page/wait_for.ts';
import type { Slot } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { imagesPath, readSlots, slotKeys } from './slots.ts';

/** Rests after which a page that shows nothing new is opened again. */
const restsToReload = 3;
/** Number of reloads that must show the same slots before the import counts as finished. */
const samePages = 3;

interface Import {
  readonly itemId: string;
  readonly count: number;
  /** Whether this visit has just sent the ZIP: before the site has answered to it nothing has begun. */
  readonly isSent: boolean;
  /** Called with every look; throws where the site has said no. */
  readonly check?: () => Promise<void>;
}

/**
 * Watches the page of images until every slot is filled, or the import is over with some that are not. That it is over is
 * the site's word, at whatever speed the site and this machine work: pages that were opened anew show the same, ask for
 * nothing by themselves, and none of their requests failed. A page that asked in vain is opened again.
 *
 * @throws SiteError `unavailable` where neither comes in time.
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
    // Background requests of the page may fail, but not those that change something.
    throwIfFailed(state, true);
    isAnswered ||= state.networkLog.answers.length > 0;
    const seen = await readSlots(state);
    // A page that is not drawn yet says nothing.
    if (seen.length !== slotKeys(state.product, count).length) return null;
    slots = seen;
    if (slots.every((slot) => slot.state === 'filled')) return 'filled';
    const now = slots.map((slot) => slot.state).join();
    if (now !== shown) newsAt = performance.now();
    shown = now;
    if (state.networkLog.failures.length > 0) await openAgain();
    return null;
  };

  /** Once for each page, when it has come to rest. */
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

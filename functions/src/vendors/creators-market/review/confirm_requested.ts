import { setTimeout as sleep } from 'node:timers/promises';
import { isRequested, type ReviewStatus } from '../../../domain/submission/review_status.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { readStatus } from './read_status.ts';

const firstPauseMs = 50;
const longestPauseMs = 3000;

/** Waits until the site's status shows the request; `outcome_unknown` where it does not in time. */
export async function confirmRequested(state: VisitState, itemId: string): Promise<ReviewStatus> {
  const until = performance.now() + state.patience.status;
  let pause = firstPauseMs;
  for (;;) {
    const status = await statusOrFailure(state, itemId);
    if (status !== null && isRequested(status)) return status;
    if (performance.now() >= until || state.page.isClosed()) {
      throw new SiteError('outcome_unknown', 'The site does not show the request.');
    }
    await sleep(pause);
    pause = Math.min(pause * 2, longestPauseMs);
  }
}

/** A page that fails is asked again as long as there is time: looking harms nothing. */
async function statusOrFailure(state: VisitState, itemId: string): Promise<ReviewStatus | null> {
  try {
    return await readStatus(state, itemId);
  } catch (error) {
    if (error instanceof SiteError && error.kind === 'unavailable') return null;
    throw error;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { EvaluateFunc } from 'puppeteer-core';
import { within } from '../../../platform/within.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

const firstPauseMs = 8;
const longestPauseMs = 250;
const pollsAtRest = 8;

export interface WaitOptions<Value> {
  /** What is waited for, for reports. */
  readonly what: string;
  readonly milliseconds?: number;
  /** Network idle time that counts as rest, in milliseconds; defaults to the visit's `patience.rest`. */
  readonly rest?: number;
  /**
   * Called when the page comes to rest or the time is up; null = keep waiting while there is time. Not called on
   * timeout while a response is pending: a late response is an outage, whatever the page shows.
   */
  readonly otherwise?: (reason: 'at_rest' | 'too_long') => Promise<Value | null>;
  /** Whether network failures end the wait. Default: true. */
  readonly heedsFailures?: boolean;
}

/**
 * Polls until the result is not null.
 *
 * @throws SiteError `session_lost`, `unavailable`, or what `otherwise` throws.
 */
export async function waitFor<Value>(
  state: VisitState,
  poll: () => Promise<Value | null>,
  options: WaitOptions<Value>,
): Promise<Value> {
  const { what, milliseconds = state.patience.page, otherwise, heedsFailures = true } = options;
  const { rest = state.patience.rest } = options;
  const startedAt = performance.now();
  const until = startedAt + milliseconds;
  let pause = firstPauseMs;
  let quietPolls = 0;
  let lastAt = state.networkLog.lastAt;
  for (;;) {
    throwIfLost(state);
    const seen = await pollSafely(state, poll);
    if (seen !== null) return seen;
    throwIfLost(state);
    if (heedsFailures) throwIfFailed(state);
    // Elapsed time alone would mistake a busy machine for a page at rest.
    quietPolls = state.networkLog.lastAt === lastAt ? quietPolls + 1 : 0;
    lastAt = state.networkLog.lastAt;
    const isResting = quietPolls >= pollsAtRest && isAtRest(state, startedAt, rest);
    const isLate = performance.now() >= until;
    const isOwed = state.networkLog.pending.size > 0;
    const reason = isResting ? 'at_rest' : isLate && !isOwed ? 'too_long' : null;
    const answer = reason && otherwise ? await otherwise(reason) : null;
    if (answer !== null) return answer;
    if (isLate) throw new SiteError('unavailable', `Waited too long for ${what}.`);
    await sleep(pause);
    pause = Math.min(pause * 1.5, longestPauseMs);
  }
}

/** A poll during a navigation counts as "not yet". */
async function pollSafely<Value>(
  state: VisitState,
  poll: () => Promise<Value | null>,
): Promise<Value | null> {
  try {
    return await poll();
  } catch (error) {
    if (!isReplaced(error) || state.page.isClosed()) throw error;
    return null;
  }
}

/** Whether an error was caused by a navigation that replaced the page. */
export function isReplaced(error: unknown): boolean {
  if (error instanceof SiteError || !(error instanceof Error)) return false;
  return /context was destroyed|detached|Cannot find context|pochittoProbe|navigat/i.test(error.message);
}

/** Whether the network has been idle long enough that a missing element will not appear. */
function isAtRest({ networkLog }: VisitState, startedAt: number, rest: number): boolean {
  return networkLog.pending.size === 0 && performance.now() - Math.max(networkLog.lastAt, startedAt) > rest;
}

export function throwIfLost(state: VisitState): void {
  if (state.page.isClosed()) throw new SiteError('unavailable', 'The browser is gone.');
  if (state.networkLog.isLoginAsked || state.page.url().startsWith(`${state.site.accessUrl}/`)) {
    throw new SiteError('session_lost', 'The site asks to log in.');
  }
}

/** @param isChange whether to count only failures of requests that change something. */
export function throwIfFailed({ networkLog }: VisitState, isChange = false): void {
  const first = networkLog.failures.find(({ method }) => !isChange || method !== 'GET');
  if (first !== undefined) throw new SiteError('unavailable', `The site failed at ${first.what}.`);
}

/**
 * Runs a function in the page.
 *
 * @throws SiteError `unavailable` if the page hangs.
 */
export function inPage<Parameters extends unknown[], Run extends EvaluateFunc<Parameters>>(
  state: VisitState,
  run: Run,
  ...parameters: Parameters
): Promise<Awaited<ReturnType<Run>>> {
  return answerWithin(state.patience.page, state.page.evaluate(run, ...parameters));
}

/** @throws SiteError `unavailable` if `work` takes longer. */
export const answerWithin = <Value>(milliseconds: number, work: Promise<Value>): Promise<Value> =>
  within(milliseconds, work, () => new SiteError('unavailable', 'The browser does not answer.'));

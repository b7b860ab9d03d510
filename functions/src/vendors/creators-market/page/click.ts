import type { VisitState } from '../visit_state.ts';
import { drift, find } from './find.ts';
import type { Point } from './in_page/page_probe.ts';
import type { Locator } from './locators.ts';
import { dismissOverlays } from './overlays.ts';
import { inPage, waitFor } from './wait_for.ts';

export interface ClickOptions {
  /** Index of the element to click. If given, several matches are no drift. */
  readonly index?: number;
  readonly milliseconds?: number;
  /** The expected effect, for reports. */
  readonly effect: string;
}

/**
 * Clicks with the mouse. If the page comes to rest without the effect, dismisses overlays and clicks once more by
 * script, which also works on pages that listen on an overlay of their own.
 *
 * @param until checks for the effect; null = not yet.
 * @throws SiteError `drift` if the effect never happens.
 */
export async function click<Effect>(
  state: VisitState,
  locator: Locator,
  until: () => Promise<Effect | null>,
  { index, milliseconds = state.patience.page, effect }: ClickOptions,
): Promise<Effect> {
  await find(state, locator, index === undefined ? 1 : Number.POSITIVE_INFINITY);
  const answered = state.networkLog.answers.length;
  const options = { what: effect, milliseconds };
  if (await clickWithMouse(state, locator, index ?? 0)) {
    const poll = async () => {
      const seen = await until();
      return seen === null ? null : { seen };
    };
    const result = await waitFor<{ seen: Effect } | 'nothing'>(state, poll, {
      ...options,
      otherwise: () => Promise.resolve('nothing'),
    });
    if (result !== 'nothing') return result.seen;
    await dismissOverlays(state);
  }
  // If the site has responded, the first click worked, and a second one might repeat the action.
  if (state.networkLog.answers.length === answered) {
    await inPage(
      state,
      (wanted, at) => globalThis.pochittoProbe.clickByScript(wanted, at),
      locator,
      index ?? 0,
    );
  }
  const otherwise = () => drift(state, `${effect} after pressing ${locator.what}`);
  return waitFor(state, until, { ...options, otherwise });
}

/** @returns whether the mouse could reach the element. */
async function clickWithMouse(state: VisitState, locator: Locator, index: number): Promise<boolean> {
  const point = await freePoint(state, locator, index);
  if (point === null) return false;
  await state.page.mouse.click(point.x, point.y);
  state.networkLog.lastAt = performance.now();
  return true;
}

/** Returns the point to click after dismissing overlays; null if something still covers it. */
export async function freePoint(state: VisitState, locator: Locator, index = 0): Promise<Point | null> {
  for (const isLast of [false, true]) {
    const point = await inPage(
      state,
      (wanted, at) => globalThis.pochittoProbe.reach(wanted, at),
      locator,
      index,
    );
    if (point?.cover === null) return point;
    if (!isLast) await dismissOverlays(state);
  }
  return null;
}

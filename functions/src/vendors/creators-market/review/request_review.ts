import { setTimeout as sleep } from 'node:timers/promises';
import { isRequested, type ReviewStatus } from '../../../domain/submission/review_status.ts';
import { forget } from '../browser/network_log.ts';
import { setBox } from '../form/fill_in.ts';
import { isLimitOfDay } from '../form/read_complaints.ts';
import { isWhole, readErrors } from '../page/answers.ts';
import { click, freePoint } from '../page/click.ts';
import { countOf, drift, find, readControl } from '../page/find.ts';
import { goTo, itemPath } from '../page/go_to.ts';
import type { Point } from '../page/in_page/page_probe.ts';
import { locators } from '../page/locators.ts';
import { throwIfLost, waitFor } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { readStatus, statusShown } from './read_status.ts';

/** Requests the review: see `Visit.request`. */
export async function requestReview(
  state: VisitState,
  itemId: string,
  beforeClick: () => Promise<void>,
): Promise<void> {
  if (!(await goTo(state, itemPath(state, `/${itemId}`), true)))
    await drift(state, 'the item', 'no such page');
  if (isRequested(await statusShown(state))) return;
  await openDialog(state);
  await consent(state);
  const point = await freePoint(state, locators.requestOk);
  if (point === null) return drift(state, `${locators.requestOk.what} free to press`);
  forget(state.networkLog);
  await beforeClick();
  await clickOnce(state, point);
}

async function openDialog(state: VisitState): Promise<void> {
  await find(state, locators.requestWrapper);
  if ((await countOf(state, locators.request)) !== 1) {
    await drift(state, 'button: request, open to be pressed', 'ExDisabled, or other words');
  }
  const isOpen = async () => (await countOf(state, locators.requestDialog)) || null;
  await click(state, locators.request, isOpen, { effect: 'the dialog of the request' });
}

/** Ticks "I agree" and no other box: we do not subscribe the person to news. */
async function consent(state: VisitState): Promise<void> {
  await find(state, locators.agree);
  const { options: agrees } = await readControl(state, locators.agree);
  if (!agrees[0]?.chosen) await setBox(state, locators.agree, 0);
  const { options } = await readControl(state, locators.consents);
  const words = agrees[0]?.text;
  for (const [index, { text, chosen }] of options.entries()) {
    if (text !== words && chosen) await setBox(state, locators.consents, index, false);
  }
  await find(state, locators.requestOk);
  const isOpen = async () => ((await countOf(state, locators.requestOkOpen)) === 1 ? true : null);
  await waitFor(state, isOpen, {
    what: locators.requestOkOpen.what,
    otherwise: () => drift(state, locators.requestOkOpen.what),
  });
}

/** Clicks exactly once; nothing is retried from here on. An unclear result is `outcome_unknown`. */
async function clickOnce(state: VisitState, { x, y }: Point): Promise<void> {
  try {
    await state.page.mouse.click(x, y);
    await waitFor(state, () => answerOf(state), { what: 'the answer to the request' });
  } catch (error) {
    if (error instanceof SiteError && ['session_lost', 'limit_day', 'refused'].includes(error.kind))
      throw error;
    if (!state.page.isClosed()) throwIfLost(state);
    throw new SiteError('outcome_unknown', 'Whether the site took the request is not known.');
  }
}

async function answerOf(state: VisitState): Promise<true | null> {
  const said = await readErrors(state.networkLog);
  if (said !== null) {
    const complaints = said.map((text) => ({ where: 'form', text }));
    const kind = said.some(isLimitOfDay) ? 'limit_day' : 'refused';
    throw new SiteError(kind, 'The site refuses the request.', { complaints });
  }
  const [answer] = state.networkLog.answers;
  if (answer === undefined) return null;
  const isTaken = answer.status < 400 && (await isWhole(answer));
  if (!isTaken) throw new SiteError('unavailable', `The request was answered ${answer.status}, or in part.`);
  return true;
}

const firstPauseMs = 50;
const longestPauseMs = 3000;

/**
 * Waits until the site's status shows the request.
 *
 * @throws SiteError `outcome_unknown` if it does not in time.
 */
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

/** Returns null if the site is unavailable: reading is harmless, so the caller tries again while there is time. */
async function statusOrFailure(state: VisitState, itemId: string): Promise<ReviewStatus | null> {
  try {
    return await readStatus(state, itemId);
  } catch (error) {
    if (error instanceof SiteError && error.kind === 'unavailable') return null;
    throw error;
  }
}

import type { HTTPResponse } from 'puppeteer-core';
import { productSpecs } from '../../../domain/product/product_spec.ts';
import { forget, pathOf } from '../browser/network_log.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { dismissOverlays } from './overlays.ts';
import { answerWithin, throwIfLost } from './wait_for.ts';

const stopMs = 2000;

/**
 * Opens a page below `<site>/my/<pageId>`, unless it is the one that is open.
 *
 * @param path begins with a slash.
 * @param isFresh opens it again even so.
 * @returns false where the site has no such page.
 * @throws SiteError
 */
export async function goTo(state: VisitState, path: string, isFresh = false): Promise<boolean> {
  if (state.base === null) throw new SiteError('unavailable', 'The list of items was not opened yet.');
  const address = `${state.base}${path}`;
  if (!isFresh && state.page.url() === address) return true;
  const status = await open(state, address);
  if (status === 404 || status === 410) return false;
  await dismissOverlays(state);
  return true;
}

/** Opens an address. @returns the status of its answer. @throws SiteError */
export async function open(state: VisitState, address: string): Promise<number> {
  const response = await answerOf(state, address);
  throwIfLost(state);
  const status = response?.status() ?? 0;
  const path = pathOf(address);
  if (status >= 500) throw new SiteError('unavailable', `The site answered ${status} at ${path}.`);
  if (new URL(state.page.url()).pathname.startsWith('/signup')) {
    throw new SiteError('no_creator', 'The account has no creator.');
  }
  if (status >= 400 && status !== 404 && status !== 410) {
    throw new SiteError('drift', 'A page is refused.', { expected: path, found: `status ${status}` });
  }
  return status;
}

/** Returns once the document is read; whoever needs what its scripts draw waits for that. */
async function answerOf(state: VisitState, address: string): Promise<HTTPResponse | null> {
  const timeout = state.patience.page;
  forget(state.networkLog);
  const going = state.page.goto(address, { waitUntil: 'domcontentloaded', timeout });
  try {
    return await answerWithin(timeout + 1000, going);
  } catch (error) {
    await stopLoading(state).catch(() => undefined);
    throwIfLost(state);
    if (error instanceof SiteError) throw error;
    throw new SiteError('unavailable', `The site does not answer at ${pathOf(address)}.`);
  }
}

/** A page that may still come would keep the one that is there from being looked at. */
async function stopLoading({ page }: VisitState): Promise<void> {
  const session = await answerWithin(stopMs, page.createCDPSession());
  await answerWithin(stopMs, session.send('Page.stopLoading'));
  await answerWithin(stopMs, session.detach());
}

/** The list at the site in which the item is. */
export const itemKind = ({ product }: Pick<VisitState, 'product'>): 'sticker' | 'emoji' =>
  productSpecs[product].isEmoji ? 'emoji' : 'sticker';

/** A path below the list of the item's kind; `rest` begins with a slash. */
export const itemPath = (state: Pick<VisitState, 'product'>, rest: string): string =>
  `/${itemKind(state)}${rest}`;

import type { HTTPResponse } from 'puppeteer-core';
import { productSpecs } from '../../../domain/product/product_spec.ts';
import { forget, pathOf } from '../browser/network_log.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';
import { dismissOverlays } from './overlays.ts';
import { answerWithin, throwIfLost } from './wait_for.ts';

const stopMs = 2000;

/**
 * Opens a page below `<site>/my/<pageId>`, unless it is already open.
 *
 * @param path begins with a slash.
 * @param isFresh reloads the page even if it is open.
 * @returns false if the site has no such page.
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

/**
 * Opens a URL.
 *
 * @returns the HTTP status.
 * @throws SiteError
 */
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

/** Resolves once the document is parsed. Callers that need script-rendered content wait for it themselves. */
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

/** A pending navigation would block reading the current page. */
async function stopLoading({ page }: VisitState): Promise<void> {
  const session = await answerWithin(stopMs, page.createCDPSession());
  await answerWithin(stopMs, session.send('Page.stopLoading'));
  await answerWithin(stopMs, session.detach());
}

/** The site's list that contains the item. */
export const itemKind = ({ product }: Pick<VisitState, 'product'>): 'sticker' | 'emoji' =>
  productSpecs[product].isEmoji ? 'emoji' : 'sticker';

/** Returns a path below the list of the item's kind; `rest` begins with a slash. */
export const itemPath = (state: Pick<VisitState, 'product'>, rest: string): string =>
  `/${itemKind(state)}${rest}`;

import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { readCookies, setCookies } from './browser/browser_cookies.ts';
import { closeOtherWays, guardNetwork } from './browser/guard_network.ts';
import { openNetworkLog, pathOf } from './browser/network_log.ts';
import { findByTitle } from './find_by_title.ts';
import { ensurePrice } from './form/ensure_price.ts';
import { ensureTags } from './form/ensure_tags.ts';
import { fillForm } from './form/fill_form.ts';
import { saveForm } from './form/save_form.ts';
import { ensureImages } from './images/ensure_images.ts';
import { ensureMains } from './images/ensure_mains.ts';
import { takePicture } from './images/picture.ts';
import { ensureCount } from './images/slots.ts';
import { find, plainText, readControl } from './page/find.ts';
import { goTo, open } from './page/go_to.ts';
import { installPageProbe } from './page/in_page/page_probe.ts';
import { locators } from './page/locators.ts';
import { dismissOverlays, hideStickyLayers } from './page/overlays.ts';
import { answerWithin, throwIfLost } from './page/wait_for.ts';
import { readRejection } from './review/read_rejection.ts';
import { readStatus } from './review/read_status.ts';
import { confirmRequested, requestReview } from './review/request_review.ts';
import { reviewItem } from './review/review_item.ts';
import { SiteError, usualPatience, type Visit, type VisitOptions } from './site.ts';
import type { VisitState } from './visit_state.ts';

const viewport = { width: 1280, height: 900 };
/** Shorter cookie values are too common to search for in texts. */
const shortestSecret = 8;
const openMs = 30_000;
const closeMs = 5000;

/**
 * Opens a signed-in visit in a new browser context.
 *
 * @throws SiteError `unavailable` if the browser does not open a page.
 */
export async function openVisit(options: VisitOptions & { readonly browser: Browser }): Promise<Visit> {
  try {
    return await answerWithin(openMs, openIn(options));
  } catch (error) {
    if (error instanceof SiteError) throw error;
    throw new SiteError('unavailable', 'The browser does not open a page.');
  }
}

async function openIn({ browser, site, cookies, patience }: VisitOptions & { readonly browser: Browser }) {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  await setCookies(context, cookies);
  const page = await context.newPage();
  await page.setViewport(viewport);
  closeOthers(context, page);
  const networkLog = await openNetworkLog(page, site);
  await guardNetwork(page, site, networkLog);
  page.on('dialog', (dialog) => {
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  for (const script of [closeOtherWays, installPageProbe, hideStickyLayers])
    await page.evaluateOnNewDocument(script);
  const state: VisitState = {
    product: 'sticker',
    page,
    site,
    networkLog,
    patience: { ...usualPatience, ...patience },
    base: null,
    form: null,
    imported: new Map(),
    unknownTags: new Map(),
  };
  return visitOf(state, context);
}

/** Closes every other page of the context, such as pop-ups. */
function closeOthers(context: BrowserContext, page: Page): void {
  context.on('targetcreated', (target) => {
    if (target.type() !== 'page' || target === page.target()) return;
    void target
      .page()
      .then((other) => other?.close())
      .catch(() => undefined);
  });
}

function visitOf(state: VisitState, context: BrowserContext): Visit {
  const secrets = async () =>
    (await readCookies(context)).map(({ value }) => value).filter(({ length }) => length >= shortestSecret);
  return {
    choose: async (product) => {
      state.product = product;
    },
    ensureSession: withSiteErrors(state, ensureSession),
    readCreatorName: withSiteErrors(state, readCreatorName),
    findByTitle: withSiteErrors(state, findByTitle),
    readStatus: withSiteErrors(state, readStatus),
    fillForm: withSiteErrors(state, fillForm),
    saveForm: withSiteErrors(state, saveForm),
    ensureCount: withSiteErrors(state, ensureCount),
    ensureImages: withSiteErrors(state, ensureImages),
    ensureMains: withSiteErrors(state, ensureMains),
    ensureTags: withSiteErrors(state, ensureTags),
    ensurePrice: withSiteErrors(state, ensurePrice),
    review: withSiteErrors(state, reviewItem),
    request: withSiteErrors(state, requestReview),
    confirmRequested: withSiteErrors(state, confirmRequested),
    readRejection: withSiteErrors(state, readRejection),
    cookies: withSiteErrors(state, () => readCookies(context)),
    picture: async () => (state.page.isClosed() ? null : takePicture(state, await secrets().catch(() => []))),
    close: async () => {
      await answerWithin(closeMs, context.close()).catch(() => undefined);
    },
  };
}

/**
 * Wraps an operation of a visit: every failure becomes a `SiteError`. Errors of the browser may contain URLs and
 * cookies, so only their kind is kept.
 */
function withSiteErrors<Parameters extends unknown[], Value>(
  state: VisitState,
  operation: (state: VisitState, ...parameters: Parameters) => Promise<Value>,
): (...parameters: Parameters) => Promise<Value> {
  return async (...parameters) => {
    try {
      return await operation(state, ...parameters);
    } catch (error) {
      if (error instanceof SiteError && error.kind === 'session_lost') throw error;
      if (!state.page.isClosed()) throwIfLost(state);
      if (error instanceof SiteError) throw error;
      const kind = error instanceof Error ? error.name : typeof error;
      throw new SiteError('unavailable', `The browser failed while it was to ${operation.name}: ${kind}.`);
    }
  };
}

/** Opens the list of items and stores the base URL of the creator's pages. */
async function ensureSession(state: VisitState): Promise<{ readonly pageId: string }> {
  await open(state, `${state.site.url}/my/`);
  const address = new URL(state.page.url());
  const [, prefix = '', pageId] = /^(.*\/my\/)([^/]+)/.exec(address.pathname) ?? [];
  if (pageId === undefined) {
    throw new SiteError('drift', 'The page of the creator is not known.', {
      expected: '/my/<pageId>/',
      found: pathOf(address.href),
    });
  }
  state.base = `${address.origin}${prefix}${pageId}`;
  await dismissOverlays(state);
  await find(state, locators.logout, Number.POSITIVE_INFINITY);
  return { pageId };
}

/** Reads the account's creator name from the form of a new item; null if it shows none. Types nothing. */
async function readCreatorName(state: VisitState): Promise<string | null> {
  try {
    if (!(await goTo(state, '/sticker/create'))) return null;
    await find(state, locators.titleEn);
  } catch (error) {
    // The name is only shown to the person. `fillForm` reports a changed page.
    if (error instanceof SiteError && error.kind === 'drift') return null;
    throw error;
  }
  const typed = await readControl(state, locators.creatorName);
  const shown = typed.count === 1 ? typed : await readControl(state, locators.creatorShown);
  return shown.count === 1 ? plainText(shown.value ?? '') || null : null;
}

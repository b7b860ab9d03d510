import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { readCookies, setCookies } from './browser_cookies.ts';
import { confirmRequested } from './confirm_requested.ts';
import { ensureCount } from './ensure_count.ts';
import { ensureImages } from './ensure_images.ts';
import { ensurePrice } from './ensure_price.ts';
import { ensureSession } from './ensure_session.ts';
import { ensureTags } from './ensure_tags.ts';
import { fillForm } from './fill_form.ts';
import { findByTitle } from './find_by_title.ts';
import { closeSideDoors, guardNetwork } from './guard_network.ts';
import { openEyes } from './in_page/eyes.ts';
import { listen } from './listen.ts';
import { hideStickyLayers } from './obstacles.ts';
import { takePicture } from './picture.ts';
import { readRejection } from './read_rejection.ts';
import { readStatus } from './read_status.ts';
import { requestReview } from './request_review.ts';
import { reviewItem } from './review_item.ts';
import { saveForm } from './save_form.ts';
import { SiteError, usualPatience, type Visit, type VisitOptions } from './site.ts';
import { troubled } from './troubled.ts';
import type { VisitState } from './visit_state.ts';
import { within } from './wait.ts';

const viewport = { width: 1280, height: 900 };
/** Shorter values are too common to be looked for in texts. */
const shortestSecret = 8;
const openMs = 30_000;
const closeMs = 5000;

/**
 * Opens a signed-in visit in a browser context of its own.
 *
 * @throws SiteError `unavailable` where the browser does not come up.
 */
export async function openVisit(options: VisitOptions & { readonly browser: Browser }): Promise<Visit> {
  try {
    return await within(openMs, openIn(options));
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
  const heard = await listen(page, site);
  await guardNetwork(page, site, heard);
  page.on('dialog', (dialog) => {
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  for (const script of [closeSideDoors, openEyes, hideStickyLayers]) await page.evaluateOnNewDocument(script);
  const state: VisitState = {
    page,
    site,
    heard,
    patience: { ...usualPatience, ...patience },
    base: null,
    form: null,
    imported: new Map(),
    unknownTags: new Map(),
  };
  return visitOf(state, context);
}

/** No window but the one. */
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
    ensureSession: troubled(state, ensureSession),
    findByTitle: troubled(state, findByTitle),
    readStatus: troubled(state, readStatus),
    fillForm: troubled(state, fillForm),
    saveForm: troubled(state, saveForm),
    ensureCount: troubled(state, ensureCount),
    ensureImages: troubled(state, ensureImages),
    ensureTags: troubled(state, ensureTags),
    ensurePrice: troubled(state, ensurePrice),
    review: troubled(state, reviewItem),
    request: troubled(state, requestReview),
    confirmRequested: troubled(state, confirmRequested),
    readRejection: troubled(state, readRejection),
    cookies: troubled(state, () => readCookies(context)),
    picture: async () => (state.page.isClosed() ? null : takePicture(state, await secrets().catch(() => []))),
    close: async () => {
      await within(closeMs, context.close()).catch(() => undefined);
    },
  };
}

import {
  type CreatorsMarketSandbox,
  type MadeAccount,
  startCreatorsMarketSandbox,
} from '@pochitto/sandbox/creators-market';
import type { SubmissionForm } from '../../../functions/src/domain/submission/submission_form.ts';
import {
  type OpenBrowser,
  openBrowser,
} from '../../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { openVisit } from '../../../functions/src/vendors/creators-market/open_visit.ts';
import type {
  Cookie,
  Patience,
  SiteAddress,
  SiteError,
  Visit,
} from '../../../functions/src/vendors/creators-market/site.ts';
import { type DrawnSet, drawnSet } from './drawn_set.ts';

/** The sandbox, one browser for a whole file of tests, and a drawn set of eight. */
export interface Market {
  readonly sandbox: CreatorsMarketSandbox;
  readonly site: SiteAddress;
  readonly chromium: OpenBrowser;
  readonly set: DrawnSet;
  /** Signs in anew. */
  readonly visitOf: (accountId: string, shorter?: Partial<Patience>) => Promise<Visit>;
  readonly newCreator: (locale?: 'ja' | 'en' | 'zh-Hant') => Creator;
  readonly close: () => Promise<void>;
}

export interface Creator {
  readonly account: MadeAccount;
  /** Each signs in anew. */
  readonly visit: (shorter?: Partial<Patience>) => Promise<Visit>;
}

/** Waits that are to end well have room to: a busy machine is slow, not wrong. */
const patience = { page: 60_000, importing: 60_000, status: 20_000, rest: 800 };

export async function openMarket(): Promise<Market> {
  const sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
  const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
  const [chromium, set] = await Promise.all([openBrowser({ site, lifetime: 900_000 }), drawnSet(8)]);
  const visitOf = (accountId: string, shorter: Partial<Patience> = {}) =>
    openVisit({
      browser: chromium.browser,
      site,
      cookies: sandbox.signIn(accountId).map(asCookie),
      patience: { ...patience, ...shorter },
    });
  return {
    sandbox,
    site,
    chromium,
    set,
    visitOf,
    newCreator(locale = 'ja') {
      const account = sandbox.createAccount({ locale, creatorName: 'Mika Sato' });
      return { account, visit: (shorter) => visitOf(account.accountId, shorter) };
    },
    async close() {
      await chromium.close();
      await Promise.all([sandbox.stop(), set.remove()]);
    },
  };
}

export function asCookie(cookie: MadeAccount['cookies'][number]): Cookie {
  const { name, value, domain, path, httpOnly, secure, expirationDate } = cookie;
  return { name, value, domain, path, httpOnly, secure, expires: expirationDate, sameSite: null };
}

/** A visit that has just saved a new set. */
export async function saved(
  creator: Creator,
  form: SubmissionForm,
): Promise<{ visit: Visit; itemId: string }> {
  const visit = await creator.visit();
  await visit.ensureSession();
  await visit.fillForm(form, null);
  const { itemId } = await visit.saveForm();
  return { visit, itemId };
}

/** And has put its pictures in. */
export async function drawn(market: Market, creator: Creator, form: SubmissionForm) {
  const { visit, itemId } = await saved(creator, form);
  await visit.ensureCount(itemId, form.count);
  await visit.ensureImages(itemId, market.set, form.count);
  return { visit, itemId };
}

/** What a verb of a visit failed with. */
export async function failureOf(work: Promise<unknown>, what = 'It'): Promise<SiteError> {
  try {
    await work;
  } catch (error) {
    // Vitest compares what it was: another kind of error fails there.
    return error as SiteError;
  }
  throw new Error(`${what} was done: there is no failure.`);
}

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
import { type SetZip, writeSetZip } from './set_zip.ts';

/** A sandbox, one browser for all tests of a file, and the ZIP of a set of eight. */
export interface SiteFixture {
  readonly sandbox: CreatorsMarketSandbox;
  readonly site: SiteAddress;
  readonly chromium: OpenBrowser;
  readonly set: SetZip;
  /** Opens a visit with a new session. */
  readonly visitOf: (accountId: string, shorter?: Partial<Patience>) => Promise<Visit>;
  readonly newCreator: (locale?: 'ja' | 'en' | 'zh-Hant') => Creator;
  readonly close: () => Promise<void>;
}

export interface Creator {
  readonly account: MadeAccount;
  /** Opens a visit with a new session. */
  readonly visit: (shorter?: Partial<Patience>) => Promise<Visit>;
}

/** Long waits for visits that should succeed, so that a busy machine does not fail them. */
const patience = { page: 60_000, importing: 60_000, status: 20_000, rest: 800 };

export async function siteFixture(): Promise<SiteFixture> {
  const sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
  const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
  const [chromium, set] = await Promise.all([openBrowser({ site, lifetime: 900_000 }), writeSetZip(8)]);
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

/** Opens a visit that has saved a new set. */
export async function visitWithItem(
  creator: Creator,
  form: SubmissionForm,
): Promise<{ visit: Visit; itemId: string }> {
  const visit = await creator.visit();
  await visit.ensureSession();
  await visit.fillForm(form, null);
  const { itemId } = await visit.saveForm();
  return { visit, itemId };
}

/** Opens a visit that has saved a new set with its images. */
export async function visitWithImages(fixture: SiteFixture, creator: Creator, form: SubmissionForm) {
  const { visit, itemId } = await visitWithItem(creator, form);
  await visit.ensureCount(itemId, form.count);
  await visit.ensureImages(itemId, fixture.set, form.count);
  return { visit, itemId };
}

/**
 * Returns the error with which a visit failed. @throws Error if `work` succeeded.
 */
export async function failureOf(work: Promise<unknown>, what = 'It'): Promise<SiteError> {
  try {
    await work;
  } catch (error) {
    // A different type of error fails in the caller's assertion.
    return error as SiteError;
  }
  throw new Error(`${what} was done: there is no failure.`);
}

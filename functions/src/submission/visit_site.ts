import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents } from '../domain/paths.ts';
import { activeProfile } from '../platform/active_profile.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { SiteError, type Visit, type VisitOptions } from '../vendors/creators-market/site.ts';
import { runSeconds } from './attempt/submission_job.ts';
import type { PackageFile } from './attempt/walk_steps.ts';
import { requireSite } from './session/connect_line.ts';
import { requireRightCreator } from './session/creator.ts';
import { expireSession, keepSession, openSession } from './session/stored_session.ts';
import { withSession } from './session/with_session.ts';

/** Opens a browser for one visit; closing the visit closes the browser. */
export type OpenVisit = (options: VisitOptions) => Promise<Visit>;

/** Long enough for the slowest import, and short enough that a run ends before its timeout. */
const patience = { importing: 480_000 };

/**
 * Visits the site with a person's session. Stores the renewed cookies afterwards; marks the session as expired as
 * soon as the site says so. Before each call it checks that the account is still active, otherwise the visit ends;
 * forgetting the session closes the browser at once. If the site shows another creator account than the connected
 * one, the visit ends before anything is typed.
 *
 * @throws PochittoError `line_session_none`, `submission_session_expired`, `line_other_creator`,
 * `account_inactive`, `sign_in_required`; and what `work` throws
 */
export async function visitSite<Result>(
  context: Context,
  { uid, open }: { readonly uid: string; readonly open: OpenVisit },
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const { url, accessUrl } = requireSite(context);
  activeProfile(await context.firestore.doc(documents.user(uid)).get());
  const session = await openSession(context, uid);
  return withSession(context, session, async ({ assertHeld, signal }) => {
    const visit = await open({ site: { url, accessUrl }, cookies: session.cookies, patience });
    const close = () => void visit.close();
    signal.addEventListener('abort', close);
    try {
      const held = heldVisit(visit, assertHeld);
      const ensureSession = async () => {
        const arrived = await held.ensureSession();
        await requireRightCreator(context, session, held, arrived.pageId);
        return arrived;
      };
      const result = await work({ ...held, ensureSession });
      await keepCookies(visit);
      return result;
    } catch (error) {
      // The error of a browser that was closed during its work.
      signal.throwIfAborted();
      if (error instanceof SiteError && error.kind === 'session_lost') await expireSession(context, session);
      else if (error instanceof SiteError) await keepCookies(visit);
      throw error;
    } finally {
      signal.removeEventListener('abort', close);
      await visit.close();
    }
  });

  /** If this fails, the older cookies stay, which the site usually accepts too. */
  async function keepCookies(visit: Visit): Promise<void> {
    const cookies = await visit.cookies().catch(() => []);
    await keepSession(context, session, cookies);
  }
}

/** Wraps a visit: each call first checks whether it may continue. */
function heldVisit(visit: Visit, assertHeld: () => Promise<void>): Visit {
  const asking =
    <Parameters extends unknown[], Value>(operation: (...parameters: Parameters) => Promise<Value>) =>
    async (...parameters: Parameters): Promise<Value> => {
      await assertHeld();
      return operation(...parameters);
    };
  return {
    ...visit,
    ensureSession: asking(visit.ensureSession),
    readCreatorName: asking(visit.readCreatorName),
    findByTitle: asking(visit.findByTitle),
    readStatus: asking(visit.readStatus),
    fillForm: asking(visit.fillForm),
    saveForm: asking(visit.saveForm),
    ensureCount: asking(visit.ensureCount),
    ensureImages: asking(visit.ensureImages),
    ensureMains: asking(visit.ensureMains),
    ensureTags: asking(visit.ensureTags),
    ensurePrice: asking(visit.ensurePrice),
    review: asking(visit.review),
    request: asking(visit.request),
    confirmRequested: asking(visit.confirmRequested),
    readRejection: asking(visit.readRejection),
  };
}

/** Downloads a package to the local disk while `work` runs. */
export async function withPackage<Result>(
  context: Context,
  packagePath: string,
  work: (zip: PackageFile) => Promise<Result>,
): Promise<Result> {
  const bytes = await download(context, packagePath);
  if (!bytes) throw new Error('The package of a submission is gone.');
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    const path = join(folder, 'package.zip');
    await writeFile(path, bytes);
    return await work({ path, digest: createHash('sha256').update(bytes).digest('hex') });
  } finally {
    await rm(folder, { recursive: true, force: true }).catch((error: unknown) =>
      log.warn('submission: folder left', { reason: String(error).slice(0, 200) }),
    );
  }
}

/** How many seconds before the run's limit the browser is closed, to leave time for the last writes. */
const secondsToEnd = 60;

/**
 * Opens a browser for one visit; closing the visit closes the browser. Loaded on first use: few functions need one.
 */
export async function openSite(options: VisitOptions): Promise<Visit> {
  const [{ openBrowser }, { openVisit }] = await Promise.all([
    import('../vendors/creators-market/browser/open_browser.ts'),
    import('../vendors/creators-market/open_visit.ts'),
  ]);
  const lifetime = (runSeconds - secondsToEnd) * 1000;
  const opened = await openBrowser({ site: options.site, lifetime });
  try {
    const visit = await openVisit({ ...options, browser: opened.browser });
    const close = async () => {
      try {
        await visit.close();
      } finally {
        await opened.close();
      }
    };
    return { ...visit, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

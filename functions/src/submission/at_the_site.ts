import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/download.ts';
import { log } from '../platform/log.ts';
import { SiteError, type Visit, type VisitOptions } from '../vendors/creators-market/site.ts';
import type { PackageFile } from './attempt/walk_steps.ts';
import { requireSite } from './session/connect_cookies.ts';
import { expireSession, keepSession, openSession } from './session/open_session.ts';

/** Opens a browser for one visit; closing the visit ends it. */
export type OpenVisit = (options: VisitOptions) => Promise<Visit>;

/** Long enough for the slowest import, and short enough that a run ends before its time is up. */
const patience = { importing: 480_000 };

/**
 * Visits the site with somebody's session: its renewed cookies are kept afterwards, and it counts as expired as soon as
 * the site says so. Throws what `work` throws, `line_session_none` and `submission_session_expired`.
 */
export async function atTheSite<Result>(
  context: Context,
  { uid, open }: { readonly uid: string; readonly open: OpenVisit },
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const { url, accessUrl } = requireSite(context);
  const session = await openSession(context, uid);
  const visit = await open({ site: { url, accessUrl }, cookies: session.cookies, patience });
  try {
    const result = await work(visit);
    await keepCookies();
    return result;
  } catch (error) {
    if (error instanceof SiteError && error.kind === 'session_lost') await expireSession(context, session);
    else if (error instanceof SiteError) await keepCookies();
    throw error;
  } finally {
    await visit.close();
  }

  /** Without them the older ones stay, which the site mostly takes as well. */
  async function keepCookies(): Promise<void> {
    const cookies = await visit.cookies().catch(() => []);
    await keepSession(context, session, cookies);
  }
}

/** Puts a package on this machine's disk for as long as `work` takes. */
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

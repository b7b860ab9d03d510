import { documents } from '../../domain/paths.ts';
import { lineSessionSchema } from '../../domain/submission/line_session.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { isExpired } from './cookie_jar.ts';
import { openCookies } from './seal_cookies.ts';

/** One connection of somebody's: what came later is never written over in its name. */
export interface Connection {
  readonly uid: string;
  /** When its cookies came: tells one connection from the next. */
  readonly connectedAt: Date;
}

/** Somebody's session, opened. */
export interface OpenedSession extends Connection {
  readonly cookies: readonly Cookie[];
  /** The creator's id in the site's addresses. */
  readonly pageId: string | null;
  /** It was sealed with an old key: to be sealed anew. */
  readonly isOld: boolean;
}

/**
 * `ended`: it was found out before (`known`), all of its cookies have run out, or it cannot be opened, which is logged.
 */
export type Unsealed =
  | { readonly state: 'open'; readonly session: OpenedSession }
  | { readonly state: 'none' }
  | {
      readonly state: 'ended';
      readonly why: 'known' | 'run_out' | 'unopened';
      readonly connection: Connection;
    };

/** Opens what is kept of somebody's session, and changes nothing. */
export async function unsealSession(context: Context, uid: string): Promise<Unsealed> {
  const { firestore, lineSessionKeys, now } = context;
  const kept = readDocument(lineSessionSchema, await firestore.doc(documents.lineSession(uid)).get());
  if (!kept || kept.status === 'forgotten') return { state: 'none' };
  const { pageId, connectedAt } = kept;
  const connection = { uid, connectedAt };
  if (kept.status === 'expired' || kept.cookieData === null)
    return { state: 'ended', why: 'known', connection };
  const ring = lineSessionKeys();
  try {
    const opened = openCookies(ring, uid, kept.cookieData);
    const cookies = opened.cookies.filter((cookie) => !isExpired(cookie, now()));
    if (cookies.length === 0) return { state: 'ended', why: 'run_out', connection };
    return { state: 'open', session: { ...connection, pageId, cookies, isOld: opened.isOld } };
  } catch (error) {
    log.bug(error, { lineSession: 'unopened' });
    return { state: 'ended', why: 'unopened', connection };
  }
}

import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { lineSessionSchema } from '../../domain/submission/line_session.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { cookieState, isExpired, openCookies } from './session_cookies.ts';
import { type Connection, changeSession } from './write_session.ts';

/**
 * Opens a person's session for a visit to the site, and records the use. Cookies that were sealed with an old key
 * are sealed again. After the visit, `keepSession` stores the renewed cookies, and `expireSession` records that the
 * session has ended.
 *
 * @throws PochittoError `line_session_none` if there is none or it was forgotten; `submission_session_expired` if
 * the site no longer accepts it, its cookies have expired, or it cannot be decrypted (which deletes nothing,
 * because a key missing from the ring may be a configuration mistake); `line_other_creator` while the person has
 * not confirmed its account
 */
export async function openSession(context: Context, uid: string): Promise<OpenedSession> {
  const unsealed = await unsealSession(context, uid);
  if (unsealed.state === 'none') throw new PochittoError('line_session_none');
  if (unsealed.state === 'ended') {
    if (unsealed.why === 'run_out') await expireSession(context, unsealed.connection);
    throw new PochittoError('submission_session_expired', `The session has ended: ${unsealed.why}.`);
  }
  const { session } = unsealed;
  if (session.isOtherCreator) throw new PochittoError('line_other_creator');
  await changeSession(context, session, () => ({
    lastUsedAt: context.now(),
    ...(session.isOld ? cookieState(context.lineSessionKeys(), uid, session.cookies) : {}),
  }));
  return session;
}

/** Stores the cookies of a session after a visit. The site accepted them, so the session counts as verified. */
export async function keepSession(
  context: Context,
  connection: Connection,
  cookies: readonly Cookie[],
): Promise<void> {
  if (cookies.length === 0) return;
  const at = context.now();
  await changeSession(context, connection, () => ({
    ...cookieState(context.lineSessionKeys(), connection.uid, cookies),
    verifiedAt: at,
    lastUsedAt: at,
  }));
}

/** Records that the site rejects a session, and deletes its cookies. */
export async function expireSession(context: Context, connection: Connection): Promise<void> {
  await changeSession(context, connection, () => ({ status: 'expired', cookieData: null }));
}

/** A session with its cookies. */
export interface OpenedSession extends Connection {
  readonly cookies: readonly Cookie[];
  /** The creator account that the person connected. */
  readonly pageId: string | null;
  readonly creatorName: string | null;
  /** The cookies belong to another account, and the person has not confirmed the change. */
  readonly isOtherCreator: boolean;
  /** Whether it was sealed with an old key and should be sealed again. */
  readonly isOld: boolean;
}

/**
 * `ended`: it was already recorded as expired (`known`), all its cookies have expired (`run_out`), or it cannot be
 * decrypted (`unopened`), which is logged.
 */
type Unsealed =
  | { readonly state: 'open'; readonly session: OpenedSession }
  | { readonly state: 'none' }
  | {
      readonly state: 'ended';
      readonly why: 'known' | 'run_out' | 'unopened';
      readonly connection: Connection;
    };

/** Reads and decrypts a person's session. Changes nothing. */
export async function unsealSession(context: Context, uid: string): Promise<Unsealed> {
  const { firestore, lineSessionKeys, now } = context;
  const kept = readDocument(lineSessionSchema, await firestore.doc(documents.lineSession(uid)).get());
  if (!kept || kept.status === 'forgotten') return { state: 'none' };
  const { pageId, creatorName, connectedAt } = kept;
  const isOtherCreator = kept.otherCreator !== null;
  const connection = { uid, connectedAt };
  if (kept.status === 'expired' || kept.cookieData === null)
    return { state: 'ended', why: 'known', connection };
  const ring = lineSessionKeys();
  try {
    const opened = openCookies(ring, uid, kept.cookieData);
    const cookies = opened.cookies.filter((cookie) => !isExpired(cookie, now()));
    if (cookies.length === 0) return { state: 'ended', why: 'run_out', connection };
    const creator = { pageId, creatorName, isOtherCreator };
    return { state: 'open', session: { ...connection, ...creator, cookies, isOld: opened.isOld } };
  } catch (error) {
    log.bug(error, { lineSession: 'unopened' });
    return { state: 'ended', why: 'unopened', connection };
  }
}

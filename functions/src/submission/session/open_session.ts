import { PochittoError } from '../../domain/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { changeSession } from './change_session.ts';
import { cookieState } from './line_cookies.ts';
import { type Connection, type OpenedSession, unsealSession } from './unseal_session.ts';

/**
 * Opens somebody's session for a visit to the site, which counts as a use. Sealed with an old key, it is sealed anew.
 * After the visit `keepSession` takes the cookies as the site renewed them, and `expireSession` notes that it ended.
 *
 * @throws PochittoError `line_session_none` when there is none or it was forgotten, `submission_session_expired` when
 *   the site no longer takes it, its cookies have run out, or it cannot be opened. The last destroys nothing: a ring
 *   that lacks a key may be a mistake that is mended.
 */
export async function openSession(context: Context, uid: string): Promise<OpenedSession> {
  const unsealed = await unsealSession(context, uid);
  if (unsealed.state === 'none') throw new PochittoError('line_session_none');
  if (unsealed.state === 'ended') {
    if (unsealed.why === 'run_out') await expireSession(context, unsealed.connection);
    throw new PochittoError('submission_session_expired', `The session has ended: ${unsealed.why}.`);
  }
  const { session } = unsealed;
  await changeSession(context, session, () => ({
    lastUsedAt: context.now(),
    ...(session.isOld ? cookieState(context.lineSessionKeys(), uid, session.cookies) : {}),
  }));
  return session;
}

/** Keeps the cookies of a session as the site left them after a visit; the site took it, so it is verified too. */
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

/** Notes that the site no longer takes a session. Its cookies go: they open nothing any more. */
export async function expireSession(context: Context, connection: Connection): Promise<void> {
  await changeSession(context, connection, () => ({ status: 'expired', cookieData: null }));
}

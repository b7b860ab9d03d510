import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import {
  type LineSession,
  lineSessionSchema,
  lineSessionSummarySchema,
} from '../../domain/submission/line_session.ts';
import { prepareNotice } from '../../notices/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { nothingToWrite } from '../../tokens/index.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { cookieState, isExpired, openCookies } from './session_cookies.ts';

/** A session without the fields that `writeSession` sets itself. Without `visits`, they stay unchanged. */
export type SessionState = Omit<LineSession, 'userId' | 'createdAt' | 'updatedAt' | 'visits'> &
  Partial<Pick<LineSession, 'visits'>>;

/** One connection of a person. Writes for an earlier connection never overwrite a later one. */
export interface Connection {
  readonly uid: string;
  /** When its cookies were stored; identifies the connection. */
  readonly connectedAt: Date;
}

interface Place {
  readonly firestore: Firestore;
  readonly transaction: Transaction;
  readonly uid: string;
}

export async function readSession({ firestore, transaction, uid }: Place): Promise<LineSession | null> {
  return readDocument(lineSessionSchema, await transaction.get(sessionOf(firestore, uid)));
}

/**
 * The only function that writes a session and the summary that the person sees, in one transaction. `known` is the
 * result of `readSession`.
 */
export function writeSession(
  { firestore, transaction, uid }: Place,
  known: LineSession | null,
  state: SessionState,
): void {
  const stamps = {
    userId: uid,
    createdAt: known?.createdAt ?? FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  };
  const shown = Object.fromEntries(
    Object.entries(state).filter(([field]) => field in lineSessionSummarySchema.shape),
  );
  const visits = state.visits ?? known?.visits ?? {};
  transaction.set(sessionOf(firestore, uid), { ...state, visits, ...stamps });
  transaction.set(firestore.doc(documents.lineSessionSummary(uid)), { ...shown, ...stamps });
}

function sessionOf(firestore: Firestore, uid: string): DocumentReference {
  return firestore.doc(documents.lineSession(uid));
}

/** Changes some fields of a session that `readSession` returned. */
export function updateSession(place: Place, known: LineSession, changes: Partial<SessionState>): void {
  const { userId: _userId, createdAt: _createdAt, updatedAt: _updatedAt, ...state } = known;
  writeSession(place, known, { ...state, ...changes });
}

/**
 * Changes a session, and notifies the person if it has expired. Does nothing if the person has forgotten the
 * session, connected again or left since it was opened.
 *
 * @returns whether it was changed.
 */
export function changeSession(
  context: Context,
  { uid, connectedAt }: Connection,
  change: (session: LineSession) => Partial<SessionState>,
): Promise<boolean> {
  const { firestore } = context;
  return transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    const session = await readSession(place);
    if (session?.status !== 'active' || session.connectedAt.getTime() !== connectedAt.getTime()) return false;
    const changes = change(session);
    const tell =
      changes.status === 'expired'
        ? await prepareNotice(context, transaction, {
            userId: uid,
            cause: `${uid}_${connectedAt.getTime()}`,
            about: { kind: 'session_expired' },
          })
        : nothingToWrite;
    updateSession(place, session, changes);
    tell();
    return true;
  });
}

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

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { lineSessionSchema } from '../../domain/submission/line_session.ts';
import { activeProfile } from '../../platform/active_profile.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import type { Connection } from './stored_session.ts';
import { changeSession } from './stored_session.ts';

/** Interval in seconds at which a visit renews its entry and checks whether it may continue. */
const renewSeconds = 2;
/** An entry that was not renewed for this many seconds belongs to a crashed process. */
const visitSeconds = 15;
const pollMs = 100;

/** A session in use. */
export interface SessionInUse {
  /**
   * Checks again that the visit may continue.
   *
   * @throws PochittoError as `withSession`
   */
  readonly assertHeld: () => Promise<void>;
  /** Aborted, with the error as its reason, soon after the session was forgotten, replaced or deleted. */
  readonly signal: AbortSignal;
}

/**
 * Runs `work` with a person's session. The visit is recorded in the session's document, and `forgetLine` waits for
 * its end. Rejected for deactivated and deleted accounts.
 *
 * @throws PochittoError `line_session_none` if the session no longer exists, `account_inactive`,
 * `sign_in_required`; and what `work` throws
 */
export async function withSession<Result>(
  context: Context,
  connection: Connection,
  work: (held: SessionInUse) => Promise<Result>,
): Promise<Result> {
  const { firestore, now } = context;
  const { uid } = connection;
  const visitId = randomUUID();
  const session = firestore.doc(documents.lineSession(uid));
  const profile = firestore.doc(documents.user(uid));
  const until = () => new Date(now().getTime() + visitSeconds * 1000);

  const assertThere = async () => {
    const known = readDocument(lineSessionSchema, await session.get());
    const isSame = known?.connectedAt.getTime() === connection.connectedAt.getTime();
    if (!isSame || known.status === 'forgotten') throw new PochittoError('line_session_none');
  };
  const assertHeld = async () => {
    activeProfile(await profile.get());
    await assertThere();
  };

  activeProfile(await profile.get());
  const isHeld = await changeSession(context, connection, ({ visits }) => {
    const living = Object.entries(visits).filter(([, end]) => end > now());
    return { visits: { ...Object.fromEntries(living), [visitId]: until() } };
  });
  if (!isHeld) throw new PochittoError('line_session_none');

  const ended = new AbortController();
  let renewedAt = performance.now();
  // Deactivation is not checked here but before the next step, where it is known what was done.
  const renew = async () => {
    try {
      await assertThere();
      await session.update({ [`visits.${visitId}`]: Timestamp.fromDate(until()) });
      renewedAt = performance.now();
    } catch (error) {
      const isGone = error instanceof PochittoError;
      const isLapsing = performance.now() - renewedAt > (visitSeconds - renewSeconds) * 1000;
      if (isGone || isLapsing)
        ended.abort(isGone ? error : new PochittoError('line_session_none', 'Not renewed.'));
    }
  };
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renewing.then(() => (ended.signal.aborted ? undefined : renew()));
  }, renewSeconds * 1000);
  timer.unref();
  try {
    return await work({ assertHeld, signal: ended.signal });
  } finally {
    clearInterval(timer);
    await renewing;
    await release();
  }

  /** If this fails, the entry expires. */
  async function release(): Promise<void> {
    try {
      await session.update({ [`visits.${visitId}`]: FieldValue.delete() });
    } catch (error) {
      log.info('line session: visit not released', { reason: String(error).slice(0, 200) });
    }
  }
}

/** Resolves when these visits have ended or their processes have crashed. */
export async function untilReleased(
  { firestore, now }: Context,
  uid: string,
  visitIds: readonly string[],
): Promise<void> {
  const session = firestore.doc(documents.lineSession(uid));
  for (;;) {
    const visits = readDocument(lineSessionSchema, await session.get())?.visits ?? {};
    const isHeld = visitIds.some((id) => (visits[id] ?? now()) > now());
    if (!isHeld) return;
    await sleep(pollMs);
  }
}

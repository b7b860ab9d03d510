import { Timestamp, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { collections, documents } from '../../domain/paths.ts';
import { type LineSession, lineSessionSchema } from '../../domain/submission/line_session.ts';
import { activeProfile } from '../../platform/active_profile.ts';
import type { Caller } from '../../platform/callable.ts';
import type { CreatorsMarket } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { creatorState } from './creator.ts';
import { readCookies } from './read_cookies.ts';
import { cookieState } from './session_cookies.ts';
import { readSession, writeSession } from './stored_session.ts';
import { verifySession } from './verify_session.ts';

/** At most this many sets of one person get an earlier review check; the others keep their times. */
const mostReviews = 200;

/** Connects Creators Market with cookies that the person pasted. */
export async function connectLine(
  context: Context,
  { uid }: Caller,
  { cookies }: CallableRequest<'connectLine'>,
): Promise<CallableOutput<'connectLine'>> {
  requireSite(context);
  await connectCookies(context, { uid, text: cookies, origin: 'pasted' });
  return {};
}

interface Offer {
  readonly uid: string;
  readonly text: string;
  readonly origin: LineSession['origin'];
  /**
   * A further condition, checked in the transaction that stores the cookies. It throws if it does not hold, only
   * reads, and returns its writes.
   */
  readonly alongside?: (transaction: Transaction) => Promise<() => void>;
}

/**
 * Connects a person with exported cookies: parses them, tries them at the site, and stores them only if the site
 * recognizes a creator. Rejected cookies leave an earlier session unchanged. Cookies of another account than the
 * one connected before are stored, but not used until the person confirms the change.
 *
 * @throws PochittoError those of `readCookies`, `submission_off`, `line_session_dead`, `line_creator_missing`,
 * `submission_site_down`; `sign_in_required`, `account_inactive` if the account was deleted or deactivated
 * meanwhile; `line_session_none` if the person had the session forgotten meanwhile
 */
export async function connectCookies(
  context: Context,
  { uid, text, origin, alongside }: Offer,
): Promise<void> {
  const { firestore, now } = context;
  const site = requireSite(context);
  const session = firestore.doc(documents.lineSession(uid));
  const before = readDocument(lineSessionSchema, await session.get());
  const verdict = await verifySession(site, readCookies(text, site, now()), now);
  if (verdict.state !== 'alive') throw new PochittoError(verdictCodes[verdict.state]);
  const { creator, cookies } = verdict;
  const sealed = cookieState(context.lineSessionKeys(), uid, cookies);
  await transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    activeProfile(await transaction.get(firestore.doc(documents.user(uid))));
    const known = await readSession(place);
    if (known?.status === 'forgotten' && known.updatedAt.getTime() !== before?.updatedAt.getTime()) {
      throw new PochittoError('line_session_none', 'It was forgotten meanwhile.');
    }
    const finish = await alongside?.(transaction);
    const at = now();
    writeSession(place, known, {
      ...sealed,
      status: 'active',
      origin,
      ...creatorState(known, creator),
      verifiedAt: at,
      lastUsedAt: null,
      connectedAt: at,
    });
    finish?.();
  });
  await bringReviewsForward(context, uid);
}

/**
 * Review checks are postponed while there is no session; this makes them due for the next schedule. Only a time is
 * changed, so a failed write must not make connecting fail.
 */
export async function bringReviewsForward({ firestore, now }: Context, uid: string): Promise<void> {
  const at = Timestamp.fromDate(now());
  const { docs } = await firestore
    .collection(collections.stamps)
    .where('userId', '==', uid)
    .where('submission.nextReviewCheckAt', '>', at)
    .orderBy('submission.nextReviewCheckAt')
    .limit(mostReviews)
    .get();
  const changes = docs.map(({ ref, updateTime }) =>
    ref.update({ 'submission.nextReviewCheckAt': at }, { lastUpdateTime: updateTime }),
  );
  const failed = (await Promise.allSettled(changes)).filter(({ status }) => status === 'rejected');
  if (failed.length > 0) log.warn('reviews: not brought forward', { sets: failed.length });
}

const verdictCodes = {
  dead: 'line_session_dead',
  no_creator: 'line_creator_missing',
  unreachable: 'submission_site_down',
} as const;

/** @throws PochittoError `submission_off` */
export function requireSite({ creatorsMarket }: Context): CreatorsMarket {
  const site = creatorsMarket();
  if (!site) throw new PochittoError('submission_off');
  return site;
}

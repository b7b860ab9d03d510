import { Timestamp, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { collections, documents } from '../../domain/paths.ts';
import { type LineSession, lineSessionSchema } from '../../domain/submission/line_session.ts';
import { activeProfile } from '../../platform/active_profile.ts';
import type { CreatorsMarket } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { creatorState } from './creator.ts';
import { readCookies } from './read_cookies.ts';
import { cookieState } from './session_cookies.ts';
import { verifySession } from './verify_session.ts';
import { readSession, writeSession } from './write_session.ts';

/** Sets of one person whose reviews are brought forward; the others keep their times. */
const mostReviews = 200;

interface Offer {
  readonly uid: string;
  readonly text: string;
  readonly origin: LineSession['origin'];
  /** What else has to hold in the transaction that keeps them; it throws where it does not. Reads before it writes. */
  readonly alongside?: (transaction: Transaction) => Promise<() => void>;
}

/**
 * Takes an export of cookies for somebody: reads it, tries it at the site, and keeps it only when the site knows them
 * as a creator. Whatever is refused leaves an earlier session as it is. Cookies of another account than the person
 * connected before are kept, but nothing is done with them until the person confirms the change.
 *
 * @throws PochittoError those of `readCookies`, `submission_off`, `line_session_dead`, `line_creator_missing`,
 *   `submission_site_down`; of somebody who left meanwhile `sign_in_required`, `account_inactive`; `line_session_none`
 *   where the person had their session forgotten meanwhile.
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
  if (verdict.state !== 'alive') throw new PochittoError(refusals[verdict.state]);
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
 * Reviews were put off while there was no session: the next watch looks at them. Only a time is changed, so whatever fails
 * here must not tell the person that they are not connected.
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

const refusals = {
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

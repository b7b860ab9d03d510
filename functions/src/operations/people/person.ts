import { userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { aiSpendSchema } from '../../domain/generation/openai_usage.ts';
import { collections, documents } from '../../domain/paths.ts';
import { usedIn } from '../../domain/studio/studio_quota.ts';
import { japanDay } from '../../domain/timestamp.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { grant } from '../../tokens/index.ts';
import { personOf } from './find_people.ts';

/**
 * Returns everything that the console shows of one person. The audit entry is written first.
 *
 * @throws PochittoError `person_unknown`
 */
export async function readPerson(
  context: Context,
  caller: Caller,
  { uid }: CallableRequest<'readPerson'>,
): Promise<CallableOutput<'readPerson'>> {
  const { firestore, auth, now } = context;
  const profile = readDocument(userSchema, await firestore.doc(documents.user(uid)).get());
  if (!profile || profile.deletedAt) throw new PochittoError('person_unknown');
  await writeAudit(context, caller, { action: 'person_seen', targetId: uid, change: null });
  const owned = (collection: string) =>
    firestore.collection(collection).where('userId', '==', uid).where('deletedAt', '==', null);
  const [{ users }, tickets, sets, spend] = await Promise.all([
    (await auth()).getUsers([{ uid }]),
    owned(collections.tickets).where('consumedAt', '==', null).count().get(),
    owned(collections.stamps).count().get(),
    firestore.doc(documents.aiSpendOfPerson(japanDay(now()), uid)).get(),
  ]);
  const [account] = users;
  const lastSignIn = account?.metadata.lastSignInTime;
  return {
    ...personOf(uid, profile, account),
    signsInBy: account?.providerData.map(({ providerId }) => providerId) ?? [],
    lastSignInAt: lastSignIn ? new Date(lastSignIn).toISOString() : null,
    hasLine: profile.lineUserId !== null,
    unusedTickets: tickets.data().count,
    monthlyLimit: profile.monthlyLimit,
    monthlyUsed: usedIn(profile, now()),
    sets: sets.data().count,
    ai: {
      costUsdMicros: readDocument(aiSpendSchema, spend)?.costUsdMicros ?? 0,
      limitUsd: context.openAi()?.limits.usdPerUserPerDay ?? null,
    },
  };
}

/**
 * Grants tokens and tickets to a person, and records the actor and the reason in the same transaction. The same
 * grant id grants once.
 *
 * @throws PochittoError `person_unknown`
 */
export async function grantGift(
  context: Context,
  caller: Caller,
  { reason, ...gift }: CallableRequest<'grantGift'>,
): Promise<CallableOutput<'grantGift'>> {
  const { uid, tokens, tickets } = gift;
  const entry = { action: 'gift_granted', targetId: uid, change: { tokens, tickets }, note: reason } as const;
  await grant(context, gift, (transaction) => writeAudit(context, caller, entry, transaction));
  return {};
}

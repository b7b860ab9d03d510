import { FieldValue } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { friendUrl, isFriend } from '../vendors/line-messaging/push_message.ts';
import { verifiedAddress } from './write_message.ts';

/** Stores whether the caller receives a kind of notice on a channel. */
export async function chooseNotice(
  { firestore }: Context,
  { uid }: Pick<Caller, 'uid'>,
  { kind, channel, isTold }: CallableRequest<'chooseNotice'>,
): Promise<CallableOutput<'chooseNotice'>> {
  await firestore.doc(documents.user(uid)).update({
    [`noticeChoices.${kind}.${channel}`]: isTold,
    updatedAt: FieldValue.serverTimestamp(),
  });
  return {};
}

/** Returns the state of the deployment's and the caller's channels. Asks LINE about the friendship. */
export async function readNoticeChannels(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
): Promise<CallableOutput<'readNoticeChannels'>> {
  const person = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  if (!person) throw new PochittoError('sign_in_required', 'No profile.');
  const [email, line] = await Promise.all([mailState(context, uid), lineState(context, person.lineUserId)]);
  return { email, ...line };
}

async function mailState(context: Context, uid: string): Promise<'off' | 'unverified' | 'ready'> {
  if (!context.mailServer()) return 'off';
  return (await verifiedAddress(context, uid)) === null ? 'unverified' : 'ready';
}

type LineState = Pick<CallableOutput<'readNoticeChannels'>, 'line' | 'friendUrl'>;

async function lineState(context: Context, lineUserId: string | null): Promise<LineState> {
  const messaging = context.lineMessaging();
  if (!messaging) return { line: 'off', friendUrl: null };
  if (lineUserId === null) return { line: 'unlinked', friendUrl: null };
  try {
    if (await isFriend(messaging, lineUserId)) return { line: 'ready', friendUrl: null };
    return { line: 'not_a_friend', friendUrl: await friendUrl(messaging) };
  } catch (error) {
    // The choice is stored anyway; a missing friendship shows at the next read.
    log.warn('notices: LINE was not asked', { reason: error instanceof Error ? error.message : '' });
    return { line: 'ready', friendUrl: null };
  }
}

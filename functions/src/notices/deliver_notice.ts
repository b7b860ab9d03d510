import { FieldValue } from 'firebase-admin/firestore';
import { v5 as uuidOf } from 'uuid';
import type { User } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { noLease } from '../domain/lease.ts';
import { mostNoticesPerDay } from '../domain/limits.ts';
import type { DeliveryReason } from '../domain/notices/delivery.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { isTold } from '../domain/notices/notice_kinds.ts';
import { collections, documents } from '../domain/paths.ts';
import { japanDay, startOfJapanDay } from '../domain/timestamp.ts';
import { assertLease, LeaseLostError, runJob } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { transact } from '../platform/transact.ts';
import { pushMessage } from '../vendors/line-messaging/push_message.ts';
import { sendMail } from '../vendors/mail/send_mail.ts';
import { type MessageChannel, messageChannels, noticeJob } from './notice_job.ts';
import { lineTextOf, mailOf, verifiedAddress } from './write_message.ts';

/** Outcome of one message. */
type Ending =
  | { readonly state: 'delivered' }
  | { readonly state: 'skipped' | 'failed'; readonly reason: DeliveryReason };

type Endings = Partial<Record<MessageChannel, Ending>>;

const skipped = (reason: DeliveryReason): Ending => ({ state: 'skipped', reason });
const rejected: Ending = { state: 'failed', reason: 'refused' };

/** Namespace for deriving LINE's retry keys from notice ids. */
const retryKeySpace = '6c1d8f3e-54a7-4a0c-9d0e-0e4f2b7a91c5';

/**
 * Sends the unsent messages of a notice; called by its task. A message is recorded as soon as its vendor has
 * accepted it, and another attempt sends what is missing. If an attempt crashed before recording, the next one
 * sends again under the same key: LINE accepts a key once, and mail keeps its Message-ID. Throws if the task must
 * be retried.
 */
export async function deliverNotice(context: Context, noticeId: string, taskId: string): Promise<void> {
  await runJob(context, noticeJob, { id: noticeId, taskId }, ({ leaseId, job: notice, scene }) => ({
    work: () => deliverAll(context, { noticeId, leaseId, notice, person: scene.person }),
    isFinal: () => false,
    report: (error, fields) => {
      if (error instanceof PochittoError && error.kind === 'transient') log.warn(error.message, fields);
      else log.bug(error, fields);
    },
    fail: () => noticeJob.giveUp(context, noticeId),
  }));
}

interface Sending {
  readonly noticeId: string;
  readonly leaseId: string;
  readonly notice: Notice;
  readonly person: User | null;
}

/** Records skipped messages at once. A channel that fails does not stop the other; its error is thrown at the end. */
async function deliverAll(context: Context, sending: Sending): Promise<void> {
  const pending = messageChannels.filter((channel) => sending.notice[channel].state === 'pending');
  const reasons = new Map(pending.map((channel) => [channel, reasonToSkip(context, sending, channel)]));
  const isOver = [...reasons.values()].includes(null) && (await isOverLimit(context, sending.notice));
  const endings: Endings = {};
  for (const [channel, reason] of reasons) {
    if (reason !== null || isOver) endings[channel] = skipped(reason ?? 'too_many');
  }
  if (Object.keys(endings).length > 0) await record(context, sending, endings);
  const failures: unknown[] = [];
  for (const channel of pending.filter((name) => endings[name] === undefined)) {
    try {
      const ending = await send[channel](context, sending);
      await record(context, sending, { [channel]: ending });
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Returns why a message is not sent, as far as that is known without calling a vendor. */
function reasonToSkip(
  context: Context,
  { notice, person }: Sending,
  channel: MessageChannel,
): DeliveryReason | null {
  const isOff = channel === 'line' ? context.lineMessaging() === null : context.mailServer() === null;
  if (isOff) return 'off';
  if (!person || person.deletedAt || !person.isActive) return 'gone';
  if (!isTold(person.noticeChoices, notice.about.kind, channel)) return 'unwanted';
  if (channel === 'line' && person.lineUserId === null) return 'no_address';
  return notice.readAt === null ? null : 'seen';
}

/** Sends a message through its vendor. Throws if it must be retried. */
const send: Readonly<Record<MessageChannel, (context: Context, sending: Sending) => Promise<Ending>>> = {
  line: async (context, { noticeId, notice: { about }, person }) => {
    const messaging = context.lineMessaging();
    if (!messaging || !person || person.lineUserId === null) return skipped('no_address');
    const outcome = await pushMessage(messaging, {
      lineUserId: person.lineUserId,
      text: lineTextOf(context.webOrigin(), about, person.locale),
      retryKey: uuidOf(noticeId, retryKeySpace),
    });
    if (outcome === 'not_a_friend') return skipped('not_a_friend');
    return outcome === 'delivered' ? { state: 'delivered' } : rejected;
  },
  email: async (context, { noticeId, notice: { about }, person }) => {
    const server = context.mailServer();
    const address = person && (await verifiedAddress(context, person.userId));
    if (!server || !address) return skipped('no_address');
    const outcome = await sendMail(server, mailOf(context, { noticeId, about, person, address }));
    return outcome === 'delivered' ? { state: 'delivered' } : rejected;
  },
};

/**
 * Whether the person already had the maximum number of notices before this one on its day. The result does not
 * change later.
 */
async function isOverLimit({ firestore }: Context, { userId, createdAt }: Notice): Promise<boolean> {
  const dayBegan = startOfJapanDay(japanDay(createdAt));
  const earlier = firestore
    .collection(collections.notices)
    .where('userId', '==', userId)
    .where('createdAt', '>=', dayBegan)
    .where('createdAt', '<', createdAt)
    .orderBy('createdAt', 'desc');
  return (await earlier.limit(mostNoticesPerDay).count().get()).data().count >= mostNoticesPerDay;
}

async function record(
  context: Context,
  { noticeId, leaseId }: Pick<Sending, 'noticeId' | 'leaseId'>,
  endings: Endings,
): Promise<void> {
  const { firestore, now } = context;
  await transact(firestore, async (transaction) => {
    const notice = await assertLease(context, transaction, noticeJob, { id: noticeId, leaseId });
    const isOpen = messageChannels.some((name) => !endings[name] && notice[name].state === 'pending');
    transaction.update(firestore.doc(documents.notice(noticeId)), {
      ...Object.fromEntries(
        Object.entries(endings).map(([channel, ending]) => [channel, { reason: null, ...ending, at: now() }]),
      ),
      isOpen,
      ...(isOpen ? {} : noLease),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  log.info('notice delivered', {
    noticeId,
    ...Object.fromEntries(Object.entries(endings).map(([channel, { state }]) => [channel, state])),
  });
}

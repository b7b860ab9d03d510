import { FieldValue } from 'firebase-admin/firestore';
import { type User, userSchema } from '../domain/accounts/user.ts';
import { noLease } from '../domain/lease.ts';
import type { Delivery } from '../domain/notices/delivery.ts';
import { type Notice, noticeSchema } from '../domain/notices/notice.ts';
import { collections, documents } from '../domain/paths.ts';
import { type JobPolicy, stuckWork, sweepJobs } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { digest } from '../platform/hashes.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/** Maximum duration of one execution in seconds; shorter than the lease, so two never overlap. */
export const noticeSeconds = 90;
const leaseSeconds = noticeSeconds + 30;

/** Time for the person to see the notice in the app before messages are sent, in seconds. */
const delaySeconds = 60;

/** Channels for messages, besides the app. */
export const messageChannels = ['line', 'email'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** The person whom a notice is for; null if the account was deleted. */
interface Recipient {
  readonly person: User | null;
}

/** The job that sends the messages of a notice. Its id is the notice's id. */
export const noticeJob = {
  name: 'notice',
  schema: noticeSchema,
  path: documents.notice,
  fields: (noticeId) => ({ noticeId }),
  isOpen: ({ isOpen }) => isOpen,
  leaseSeconds: () => leaseSeconds,
  maxAttempts: 20,
  readScene: async ({ firestore }, transaction, _, { userId }): Promise<Recipient> => ({
    person: readDocument(userSchema, await transaction.get(firestore.doc(documents.user(userId)))),
  }),
  acquire: (transaction, reference, notice, lease) => {
    transaction.update(reference, { ...lease, updatedAt: FieldValue.serverTimestamp() });
    return notice;
  },
  giveUp,
  task: (noticeId: string) => ({
    queue: 'deliverNotice',
    payload: { noticeId },
    id: `notice-${digest(noticeId)}`,
    deadlineSeconds: noticeSeconds,
  }),
  stuck: ({ firestore, now }) => [
    {
      name: '',
      query: firestore
        .collection(collections.notices)
        .where('isOpen', '==', true)
        .where('updatedAt', '<', new Date(now().getTime() - stuckWork.notices.afterSeconds * 1000)),
      orderBy: 'updatedAt',
    },
  ],
  idOf: (documentId) => documentId,
  waitsSince: ({ createdAt }) => createdAt,
} as const satisfies JobPolicy<string, Notice, Recipient>;

/** Enqueues a new notice, to be delivered after a delay. */
export const enqueueNotice = ({ enqueue }: Pick<Context, 'enqueue'>, noticeId: string): Promise<void> => {
  const task = noticeJob.task(noticeId);
  return enqueue({ ...task, id: `${task.id}-first`, delaySeconds });
};

/** Re-enqueues notices with unsent messages, and gives up those that have waited for hours. */
export const sweepNotices = (context: Context, until?: number): Promise<number> =>
  sweepJobs(context, noticeJob, until);

const unreachable = { state: 'failed', reason: 'unreachable' } as const satisfies Partial<Delivery>;

/** Gives up the unsent messages of a notice, which stays in the app. Idempotent. */
async function giveUp({ firestore, now }: Context, noticeId: string): Promise<void> {
  const reference = firestore.doc(documents.notice(noticeId));
  await transact(firestore, async (transaction) => {
    const notice = readDocument(noticeSchema, await transaction.get(reference));
    if (!notice?.isOpen) return;
    const left = messageChannels.filter((channel) => notice[channel].state === 'pending');
    transaction.update(reference, {
      ...Object.fromEntries(left.map((channel) => [channel, { ...unreachable, at: now() }])),
      isOpen: false,
      ...noLease,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}

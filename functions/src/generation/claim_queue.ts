import { randomUUID } from 'node:crypto';
import { type DocumentSnapshot, FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import {
  type Engine,
  type GenerateQueue,
  generateQueueSchema,
  maxAttempts,
} from '../domain/generate_queue.ts';
import { documents } from '../domain/paths.ts';
import { type Stamp, stampSchema } from '../domain/stamp.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/** Longer than any one attempt may run; after it an attempt counts as dead. Pictures by OpenAI take minutes. */
export const leaseSeconds: Readonly<Record<Engine, number>> = { embedded: 150, openai: 570 };

/** One attempt at a queue: what it found when it began, and the id under which alone it may write. */
export interface Attempt {
  readonly queueId: string;
  readonly attemptId: string;
  readonly attemptCount: number;
  readonly queue: GenerateQueue;
  readonly stamp: Stamp;
}

/** A queue that has had all its attempts: nobody may draw it, somebody must end it. */
export interface GivenUp {
  readonly givenUp: true;
  readonly userId: string;
}

export type Claim = Attempt | GivenUp | 'nothing to do' | 'somebody is at it';

/**
 * Takes a queue for one attempt. `taskId` names the task: the task's own next execution takes over from the one
 * that died, while another task leaves a living attempt alone.
 */
export async function claimQueue(
  { firestore, now }: Context,
  queueId: string,
  taskId: string,
): Promise<Claim> {
  const reference = firestore.doc(documents.generateQueue(queueId));
  const attemptId = `${taskId}.${randomUUID()}`;
  return transact(firestore, async (transaction): Promise<Claim> => {
    const queue = readDocument(generateQueueSchema, await transaction.get(reference));
    if (!queue || queue.consumedAt || queue.deletedAt) return 'nothing to do';
    // It is the person's turn.
    if (queue.likeness?.state === 'waiting') return 'nothing to do';
    const stamp = readDocument(
      stampSchema,
      await transaction.get(firestore.doc(documents.stamp(queue.stampId))),
    );
    if (stamp?.status !== 'generating' || stamp.deletedAt) return 'nothing to do';
    const isAlive = queue.leaseUntil !== null && queue.leaseUntil > now();
    if (isAlive && !queue.attemptId?.startsWith(`${taskId}.`)) return 'somebody is at it';
    if (queue.attemptCount >= maxAttempts) return { givenUp: true, userId: queue.userId };
    const attemptCount = queue.attemptCount + 1;
    transaction.update(reference, {
      attemptId,
      attemptCount,
      leaseUntil: Timestamp.fromMillis(now().getTime() + leaseSeconds[queue.engine] * 1000),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return { queueId, attemptId, attemptCount, queue, stamp };
  });
}

/** Thrown inside a transaction when another attempt has taken over: whatever this one still brings is dropped. */
export class AttemptLost extends Error {
  override readonly name = 'AttemptLost';
}

/** Why an attempt need not go on, by its queue as it stands; null where it still holds it. */
export function reasonToStop(snapshot: DocumentSnapshot, { attemptId }: Pick<Attempt, 'attemptId'>) {
  const isOurs = snapshot.get('attemptId') === attemptId && !snapshot.get('deletedAt');
  return isOurs ? null : new AttemptLost();
}

/** Reads the queue, inside `transaction` where there is one, and throws `AttemptLost` unless the attempt still holds it. */
export async function holdQueue(
  { firestore }: Context,
  transaction: Transaction | null,
  attempt: Pick<Attempt, 'queueId' | 'attemptId'>,
): Promise<GenerateQueue> {
  const reference = firestore.doc(documents.generateQueue(attempt.queueId));
  const snapshot = await (transaction ? transaction.get(reference) : reference.get());
  const queue = readDocument(generateQueueSchema, snapshot);
  if (queue?.attemptId !== attempt.attemptId || queue.consumedAt || queue.deletedAt) throw new AttemptLost();
  return queue;
}

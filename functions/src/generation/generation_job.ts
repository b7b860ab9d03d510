import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import {
  type Engine,
  type GenerateQueue,
  generateQueueSchema,
  maxAttempts,
} from '../domain/generation/generate_queue.ts';
import { collections, documents } from '../domain/paths.ts';
import { type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import { assertLease, enqueueJob, type JobPolicy, stuckWork } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { failQueue } from './fail_queue.ts';

/** Longer than any attempt may run; after that, an attempt counts as crashed. Images from OpenAI take minutes. */
const leaseSeconds: Readonly<Record<Engine, number>> = { embedded: 150, openai: 570 };

/** Maximum duration of one execution in seconds; shorter than the lease, so two never overlap. */
export const drawSeconds: Readonly<Record<Engine, number>> = {
  embedded: leaseSeconds.embedded - 30,
  openai: leaseSeconds.openai - 30,
};

/** Names of the task functions in the manifest. */
const drawTasks: Readonly<Record<Engine, string>> = { embedded: 'drawQueue', openai: 'drawAiQueue' };

/** One attempt at a queue: the state at its start, and the lease under which it may write. */
export interface Attempt {
  readonly queueId: string;
  readonly leaseId: string;
  readonly attemptCount: number;
  readonly queue: GenerateQueue;
  readonly stamp: Stamp;
}

/** The job that draws a set. Its id is the queue's id, and its subject is the set. */
export const generationJob = {
  name: 'generation',
  schema: generateQueueSchema,
  path: documents.generateQueue,
  fields: (queueId) => ({ queueId }),
  isOpen: ({ consumedAt, deletedAt }) => !consumedAt && !deletedAt,
  leaseSeconds: ({ engine }) => leaseSeconds[engine],
  maxAttempts,
  readScene: async ({ firestore }, transaction, _, { proofSheet, stampId }) => {
    // The person must approve the proof sheet first.
    if (proofSheet?.state === 'waiting') return 'nothing to do';
    const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
    return stamp?.status === 'generating' && !stamp.deletedAt ? stamp : 'nothing to do';
  },
  acquire: (transaction, reference, queue, lease) => {
    transaction.update(reference, { ...lease, updatedAt: FieldValue.serverTimestamp() });
    return queue;
  },
  giveUp: (context, queueId, { userId }, reason) =>
    failQueue(context, { queueId, userId }, new PochittoError('generation_failed', reason)),
  task: (queueId, { engine }: Pick<GenerateQueue, 'engine'>) => ({
    queue: drawTasks[engine],
    payload: { queueId },
    id: queueId,
    deadlineSeconds: drawSeconds[engine],
  }),
  stuck: (context) => [
    {
      name: '',
      query: openQueues(context, stuckWork.generation).where('proofSheet', '==', null),
      orderBy: 'updatedAt',
    },
    {
      name: '_openai',
      // Excludes queues that wait for a person.
      query: openQueues(context, stuckWork.generationByAi).where('proofSheet.state', 'in', [
        'drawing',
        'approved',
      ]),
      orderBy: 'updatedAt',
    },
  ],
  idOf: (documentId) => documentId,
  waitsSince: ({ updatedAt }) => updatedAt,
} as const satisfies JobPolicy<string, GenerateQueue, Stamp>;

/** Queries queues that have not ended and have not changed for this long. */
export const openQueues = (
  { firestore, now }: Context,
  { afterSeconds }: { readonly afterSeconds: number },
) =>
  firestore
    .collection(collections.generateQueues)
    .where('consumedAt', '==', null)
    .where('deletedAt', '==', null)
    .where('updatedAt', '<', new Date(now().getTime() - afterSeconds * 1000));

/**
 * Reads the queue, inside `transaction` if given.
 *
 * @throws LeaseLostError if the attempt has lost its lease
 */
export const assertQueueLease = (
  context: Context,
  transaction: Transaction | null,
  { queueId, leaseId }: Pick<Attempt, 'queueId' | 'leaseId'>,
): Promise<GenerateQueue> => assertLease(context, transaction, generationJob, { id: queueId, leaseId });

interface Work {
  readonly queueId: string;
  readonly engine: Engine;
}

/** Enqueues the task that draws a queue. `run` makes the task ids of one queue unique. */
export const startGeneration = (context: Context, { queueId, engine }: Work, run: string): Promise<void> =>
  enqueueJob(context, generationJob, { id: queueId, about: { engine } }, run);

import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import {
  type GenerateQueue,
  generateQueueSchema,
  type ProofSheetState,
  proofSheetTransitions,
} from '../domain/generation/generate_queue.ts';
import { unleased } from '../domain/lease.ts';
import { noticeTitle } from '../domain/notices/notice.ts';
import { documents, ids } from '../domain/paths.ts';
import { calledName, type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import { mayFollow } from '../domain/transition.ts';
import { prepareNotice } from '../notices/index.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { changeStatus, type QueueMessage } from '../stamps/index.ts';
import { nothingToWrite, requireAiAccess } from '../tokens/index.ts';

export interface OwnSet {
  readonly stamp: Stamp;
  readonly queue: GenerateQueue;
}

/**
 * Reads a set and its queue inside `transaction`.
 *
 * @throws PochittoError `not_yours`, or `stamp_state` if there is no queue
 */
export async function readOwnSet(
  { firestore }: Context,
  transaction: Transaction,
  { uid, stampId }: { readonly uid: string; readonly stampId: string },
): Promise<OwnSet> {
  const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
  if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
  const reference = firestore.doc(documents.generateQueue(stamp.queueId));
  const queue = readDocument(generateQueueSchema, await transaction.get(reference));
  if (!queue) throw new PochittoError('stamp_state', 'The set has no photo yet.');
  return { stamp, queue };
}

/**
 * Like `readOwnSet`, for drawing more of the set.
 *
 * @throws PochittoError as `readOwnSet`; for the AI engine also what `requireAiAccess` throws, because a set may be
 * older than that rule, and `photo_removed`
 */
export async function readSetToDraw(
  context: Context,
  transaction: Transaction,
  { caller, stampId }: { readonly caller: Pick<Caller, 'uid' | 'isVerified'>; readonly stampId: string },
): Promise<OwnSet> {
  const set = await readOwnSet(context, transaction, { uid: caller.uid, stampId });
  if (set.queue.engine === 'openai') {
    await requireAiAccess(context, caller);
    const photo = await transaction.get(context.firestore.doc(documents.image(ids.originalImage(stampId))));
    if (photo.get('deletedAt')) throw new PochittoError('photo_removed');
  }
  return set;
}

interface GenerationRun extends OwnSet {
  readonly stampId: string;
  /** Further changes of the set. */
  readonly changes?: Partial<Pick<Stamp, 'subject' | 'messageCount'>>;
}

/** Starts a new run of a queue whose last run has ended, with all attempts available again. Only writes. */
export function beginGenerationRun(
  { firestore }: Context,
  transaction: Transaction,
  { stampId, stamp, queue, changes }: GenerationRun,
): void {
  const isFinished = stamp.status === 'generated';
  transaction.update(firestore.doc(documents.generateQueue(stamp.queueId)), {
    runNumber: queue.runNumber + 1,
    failsTo: isFinished ? 'generated' : 'failed',
    ...unleased,
    consumedAt: null,
    updatedAt: FieldValue.serverTimestamp(),
  });
  changeStatus(transaction, firestore.doc(documents.stamp(stampId)), stamp, {
    to: 'generating',
    isRetry: !isFinished,
    packagePath: null,
    ...changes,
  });
}

interface RunEnd extends OwnSet {
  readonly messages: readonly QueueMessage[];
  /** Whether the set is finished now. */
  readonly isFinished: boolean;
}

/**
 * Prepares the notice of how the first generation of a set ended. Later runs need none, because the person watches
 * them.
 */
export async function prepareRunNotice(
  context: Context,
  transaction: Transaction,
  { queue, stamp, messages, isFinished }: RunEnd,
): Promise<() => void> {
  if (queue.failsTo === 'generated') return nothingToWrite;
  return prepareNotice(context, transaction, {
    userId: stamp.userId,
    cause: ids.generationRun(stamp.queueId, queue.runNumber),
    about: {
      kind: isFinished ? 'set_finished' : 'set_failed',
      stampId: queue.stampId,
      title: noticeTitle(calledName(stamp, messages[0]?.data.message)),
    },
  });
}

/** Returns the task name of a run. */
export const runName = (runNumber: number): string => (runNumber === 0 ? 'first' : `run${runNumber}`);

type ProofSheet = NonNullable<GenerateQueue['proofSheet']>;

/**
 * Returns the fields that change the state of the proof sheet, to be written with the queue's other changes. Only
 * this function sets that state. `proofSheet` must have been read in the same transaction. Throws if the transition
 * table does not allow the change, which is a bug.
 */
export function changedProofSheet(
  proofSheet: ProofSheet,
  { to, ...fields }: Partial<Omit<ProofSheet, 'state'>> & { readonly to: ProofSheetState },
): { readonly proofSheet: ProofSheet } {
  if (to !== proofSheet.state && !mayFollow(proofSheetTransitions, proofSheet.state, to)) {
    throw new Error(`First drawings cannot go from ${proofSheet.state} to ${to}.`);
  }
  return { proofSheet: { ...proofSheet, ...fields, state: to } };
}

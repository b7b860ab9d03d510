import type { Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { collections, documents } from '../../domain/paths.ts';
import {
  type ImageConversion,
  imageConversionSchema,
  isUnfinished,
} from '../../domain/studio/image_conversion.ts';
import { assertLease, enqueueJob, type JobPolicy, stuckWork, sweepJobs } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { changeConversion } from './conversion_record.ts';
import { endConversion } from './end_conversion.ts';

/** Longer than any attempt may run; after that, an attempt counts as crashed. OpenAI images take minutes. */
const leaseSeconds = 570;

/** Maximum duration of one execution in seconds; shorter than the lease, so two never overlap. */
export const conversionSeconds = leaseSeconds - 30;

/** One attempt at a conversion: its state at the start, and the lease under which it may write. */
export interface Attempt {
  readonly conversionId: string;
  readonly leaseId: string;
  readonly attemptCount: number;
  readonly conversion: ImageConversion;
}

/** The job that draws a conversion. Its id is the conversion's id. */
export const conversionJob = {
  name: 'conversion',
  schema: imageConversionSchema,
  path: documents.imageConversion,
  fields: (conversionId) => ({ conversionId }),
  isOpen: isUnfinished,
  leaseSeconds: () => leaseSeconds,
  maxAttempts: 4,
  readScene: async () => ({}),
  acquire: (transaction, reference, conversion, lease, at) => {
    const held = { ...lease, startedAt: conversion.startedAt ?? at };
    if (conversion.status === 'pending') {
      changeConversion(transaction, reference, conversion, { to: 'processing', ...held });
    } else transaction.update(reference, held);
    return { ...conversion, ...held };
  },
  giveUp: (context, conversionId, { userId }, reason) =>
    endConversion(context, { conversionId, userId }, new PochittoError('studio_failed', reason)),
  task: (conversionId: string) => ({
    queue: 'drawConversion',
    payload: { conversionId },
    id: conversionId,
    deadlineSeconds: conversionSeconds,
  }),
  stuck: ({ firestore, now }) => [
    {
      name: '',
      query: firestore
        .collection(collections.imageConversions)
        .where('status', 'in', ['pending', 'processing'])
        .where('createdAt', '<', new Date(now().getTime() - stuckWork.conversions.afterSeconds * 1000)),
      orderBy: 'createdAt',
    },
  ],
  idOf: (documentId) => documentId,
  waitsSince: ({ createdAt }) => createdAt,
} as const satisfies JobPolicy<string, ImageConversion, object>;

/**
 * Reads the conversion, inside `transaction` if given.
 *
 * @throws LeaseLostError if the attempt has lost its lease
 */
export const assertConversionLease = (
  context: Context,
  transaction: Transaction | null,
  { conversionId, leaseId }: Pick<Attempt, 'conversionId' | 'leaseId'>,
): Promise<ImageConversion> =>
  assertLease(context, transaction, conversionJob, { id: conversionId, leaseId });

/** Enqueues a conversion for its first attempt. */
export const enqueueConversion = (context: Context, conversionId: string): Promise<void> =>
  enqueueJob(context, conversionJob, { id: conversionId, about: {} }, 'first');

/** Re-enqueues unfinished conversions, and fails stuck ones, which releases their quota. Returns their number. */
export const sweepConversions = (context: Context, until?: number): Promise<number> =>
  sweepJobs(context, conversionJob, until);

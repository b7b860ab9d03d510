import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { type ImageConversion, imageConversionSchema } from '../domain/image_conversion.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { changeConversion } from './change_conversion.ts';
import { leaseSeconds } from './hand_on.ts';

/** A conversion that failed this often is given back to the person. */
export const maxConversionAttempts = 4;

/** One attempt at a conversion: what it found when it began, and the id under which alone it may write. */
export interface Attempt {
  readonly conversionId: string;
  readonly attemptId: string;
  readonly attemptCount: number;
  readonly conversion: ImageConversion;
}

/** A conversion that has had all its attempts: nobody may draw it, somebody must end it. */
export interface GivenUp {
  readonly givenUp: true;
  readonly userId: string;
}

export type Claim = Attempt | GivenUp | 'nothing to do' | 'somebody is at it';

export const isUnfinished = ({ status }: Pick<ImageConversion, 'status'>): boolean =>
  status === 'pending' || status === 'processing';

/**
 * Takes a conversion for one attempt. `taskId` names the task: the task's own next execution takes over from the one
 * that died, while another task leaves a living attempt alone.
 */
export async function claimConversion(
  { firestore, now }: Context,
  conversionId: string,
  taskId: string,
): Promise<Claim> {
  const reference = firestore.doc(documents.imageConversion(conversionId));
  const attemptId = `${taskId}.${randomUUID()}`;
  return transact(firestore, async (transaction): Promise<Claim> => {
    const conversion = readDocument(imageConversionSchema, await transaction.get(reference));
    if (!conversion || !isUnfinished(conversion)) return 'nothing to do';
    const isAlive = conversion.leaseUntil !== null && conversion.leaseUntil > now();
    if (isAlive && !conversion.attemptId?.startsWith(`${taskId}.`)) return 'somebody is at it';
    if (conversion.attemptCount >= maxConversionAttempts) {
      return { givenUp: true, userId: conversion.userId };
    }
    const attemptCount = conversion.attemptCount + 1;
    const held = {
      attemptId,
      attemptCount,
      leaseUntil: new Date(now().getTime() + leaseSeconds * 1000),
      startedAt: conversion.startedAt ?? now(),
    };
    if (conversion.status === 'pending') {
      changeConversion(transaction, reference, conversion, { to: 'processing', ...held });
    } else transaction.update(reference, held);
    return { conversionId, attemptId, attemptCount, conversion: { ...conversion, ...held } };
  });
}

/** Thrown when another attempt has taken over, or the conversion is over: whatever this one still brings is dropped. */
export class AttemptLost extends Error {
  override readonly name = 'AttemptLost';
}

/** Why an attempt need not go on, by its conversion as it stands; null where it still holds it. */
export function reasonToStop(snapshot: DocumentSnapshot, { attemptId }: Pick<Attempt, 'attemptId'>) {
  return snapshot.get('attemptId') === attemptId ? null : new AttemptLost();
}

/** Reads the conversion, inside `transaction` where there is one. Throws `AttemptLost` unless the attempt still holds it. */
export async function holdConversion(
  { firestore }: Context,
  transaction: Transaction | null,
  { conversionId, attemptId }: Pick<Attempt, 'conversionId' | 'attemptId'>,
): Promise<ImageConversion> {
  const reference = firestore.doc(documents.imageConversion(conversionId));
  const snapshot = await (transaction ? transaction.get(reference) : reference.get());
  const conversion = readDocument(imageConversionSchema, snapshot);
  if (!conversion || conversion.attemptId !== attemptId || !isUnfinished(conversion)) throw new AttemptLost();
  return conversion;
}

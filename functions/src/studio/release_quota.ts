import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { ImageConversion } from '../domain/image_conversion.ts';
import { documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write } from '../tokens/index.ts';

/**
 * Reads what giving pictures of a conversion back to its quota takes, and answers the write. They go back to the
 * month that they were counted in alone: once another has begun, there is nothing left to give back.
 */
export async function prepareQuotaRelease(
  { firestore }: Pick<Context, 'firestore'>,
  transaction: Transaction,
  { userId, quotaMonth }: Pick<ImageConversion, 'userId' | 'quotaMonth'>,
  pictures: number,
): Promise<Write> {
  if (pictures <= 0) return nothingToWrite;
  const reference = firestore.doc(documents.user(userId));
  const user = readDocument(userSchema, await transaction.get(reference));
  if (user?.quotaMonth !== quotaMonth) return nothingToWrite;
  return () => {
    transaction.update(reference, {
      monthlyUsed: Math.max(0, user.monthlyUsed - pictures),
      updatedAt: FieldValue.serverTimestamp(),
    });
  };
}

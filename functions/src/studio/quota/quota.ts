import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import { userSchema } from '../../domain/accounts/user.ts';
import { collections, documents } from '../../domain/paths.ts';
import type { ImageConversion } from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { nothingToWrite, type Write } from '../../tokens/index.ts';

/**
 * Prepares releasing images of a conversion from the quota, and returns the write. They are released only in the
 * month in which they were counted; later there is nothing to release.
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

const countedSchema = z.object({ quotaCounted: z.number().int() });

/** Compares one person's monthly counter with their conversions, in one transaction. Returns a line if they differ. */
export async function auditQuota({ firestore }: Context, uid: string): Promise<string[]> {
  const month = await transact(firestore, (transaction) => countMonth(firestore, transaction, uid), {
    readOnly: true,
  });
  if (month === null || month.counted === month.monthlyUsed) return [];
  const { monthlyUsed, quotaMonth, counted } = month;
  return [`monthlyUsed is ${monthlyUsed} in ${quotaMonth}, its conversions make ${counted}`];
}

/** Sets one person's monthly counter to the sum of their conversions. */
export async function recountQuota({ firestore }: Context, uid: string): Promise<void> {
  await transact(firestore, async (transaction) => {
    const month = await countMonth(firestore, transaction, uid);
    if (month === null) return;
    const updatedAt = FieldValue.serverTimestamp();
    transaction.update(firestore.doc(documents.user(uid)), { monthlyUsed: month.counted, updatedAt });
  });
}

/** Returns a person's monthly counter and the sum of their conversions; null for a person without a month. */
async function countMonth(
  firestore: Firestore,
  transaction: Transaction,
  uid: string,
): Promise<{ monthlyUsed: number; quotaMonth: string; counted: number } | null> {
  const user = readDocument(userSchema, await transaction.get(firestore.doc(documents.user(uid))));
  if (user === null || user.quotaMonth === null) return null;
  const { monthlyUsed, quotaMonth } = user;
  const ofMonth = firestore
    .collection(collections.imageConversions)
    .where('userId', '==', uid)
    .where('quotaMonth', '==', quotaMonth);
  const { docs } = await transaction.get(ofMonth);
  const counted = docs.reduce(
    (sum, document) => sum + (readDocument(countedSchema, document)?.quotaCounted ?? 0),
    0,
  );
  return { monthlyUsed, quotaMonth, counted };
}

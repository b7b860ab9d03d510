import { z } from 'zod';
import { collections, documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

const countedSchema = z.object({ quotaCounted: z.number().int() });

/** Holds one person's counter of the month against its conversions, at one moment. Gives a line when they differ. */
export async function auditQuota({ firestore }: Context, uid: string): Promise<string[]> {
  return transact(
    firestore,
    async (transaction) => {
      const user = readDocument(userSchema, await transaction.get(firestore.doc(documents.user(uid))));
      if (user === null || user.quotaMonth === null) return [];
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
      return counted === monthlyUsed
        ? []
        : [`monthlyUsed is ${monthlyUsed} in ${quotaMonth}, its conversions make ${counted}`];
    },
    { readOnly: true },
  );
}

import { userSchema } from '../domain/accounts/user.ts';
import { collections, documents } from '../domain/paths.ts';
import { purchaseSchema } from '../domain/tokens/token_transaction.ts';
import { type SweepPages, sweepDocuments } from '../jobs/index.ts';
import { prepareNotice } from '../notices/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/** How long before a voucher lapses people are reminded. Runs are only by day, so a night may be in between. */
const aheadMs = 36 * 3_600_000;

/** Reminds people once of each konbini payment that is about to lapse. Returns the number of processed purchases. */
export async function remindOfVouchers(context: Context, pages: SweepPages = {}): Promise<number> {
  const { firestore, now } = context;
  const query = firestore
    .collection(collections.tokenTransactions)
    .where('status', '==', 'pending')
    .where('voucher.payBefore', '>', now())
    .where('voucher.payBefore', '<=', new Date(now().getTime() + aheadMs));
  const { done } = await sweepDocuments(
    context,
    { name: 'vouchers', query, orderBy: 'voucher.payBefore', ...pages },
    (snapshot) =>
      transact(firestore, async (transaction) => {
        const purchase = readDocument(purchaseSchema, await transaction.get(snapshot.ref));
        if (purchase?.status !== 'pending' || !purchase.voucher) return;
        const { userId, voucher } = purchase;
        const owner = await transaction.get(firestore.doc(documents.user(userId)));
        // Deleted accounts get no reminder.
        if (!readDocument(userSchema, owner)) return;
        const tell = await prepareNotice(context, transaction, {
          userId,
          cause: snapshot.id,
          about: { kind: 'voucher_lapsing', payBefore: voucher.payBefore },
        });
        tell();
      }),
  );
  return done;
}

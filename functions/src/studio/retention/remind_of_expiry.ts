import { userSchema } from '../../domain/accounts/user.ts';
import { collections, documents } from '../../domain/paths.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { japanDay } from '../../domain/timestamp.ts';
import { type SweepPages, sweepDocuments } from '../../jobs/index.ts';
import { prepareNotice } from '../../notices/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';

const dayMs = 86_400_000;
/** How long before the expiry people are reminded: with one notice a week, everyone is told at least a day ahead. */
const aheadMs = 8 * dayMs;

/**
 * Reminds people of images that are about to expire: one notice per person and week, however many images there are.
 */
export async function remindOfExpiry(context: Context, pages: SweepPages = {}): Promise<void> {
  const { firestore, now } = context;
  const week = japanDay(mondayBefore(now()));
  const reminded = new Set<string>();
  const query = firestore
    .collection(collections.imageConversions)
    .where('removedAt', '==', null)
    .where('expiresAt', '>', now())
    .where('expiresAt', '<=', new Date(now().getTime() + aheadMs));
  await sweepDocuments(
    context,
    { name: 'expiring', query, orderBy: 'expiresAt', ...pages },
    async (snapshot) => {
      const conversion = readDocument(imageConversionSchema, snapshot);
      if (!conversion || conversion.isDeleted || conversion.images.length === 0) return;
      const { userId, expiresAt } = conversion;
      // Checked before the first await, because the items of a page are processed concurrently, and the notice
      // should name what expires first.
      if (reminded.has(userId)) return;
      reminded.add(userId);
      await transact(firestore, async (transaction) => {
        const owner = await transaction.get(firestore.doc(documents.user(userId)));
        if (!readDocument(userSchema, owner)) return;
        const tell = await prepareNotice(context, transaction, {
          userId,
          cause: `${userId}_${week}`,
          about: { kind: 'studio_expiring', from: expiresAt },
        });
        tell();
      });
    },
  );
}

/** Returns a time on the Monday (in Japan) of the week. */
function mondayBefore(at: Date): Date {
  const weekday = new Date(`${japanDay(at)}T00:00:00Z`).getUTCDay();
  return new Date(at.getTime() - ((weekday + 6) % 7) * dayMs);
}

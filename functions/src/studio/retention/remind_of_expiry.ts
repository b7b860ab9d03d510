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
/** How long before they go people are reminded of pictures: with one notice a week, each is told of a day ahead or earlier. */
const aheadMs = 8 * dayMs;

/** Reminds people of pictures that are about to expire, once a week however many there are. */
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
      // Before any waiting: a page is worked on at once, and the notice names what expires first.
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

/** A time on the Monday (in Japan) of the week. */
function mondayBefore(at: Date): Date {
  const weekday = new Date(`${japanDay(at)}T00:00:00Z`).getUTCDay();
  return new Date(at.getTime() - ((weekday + 6) % 7) * dayMs);
}

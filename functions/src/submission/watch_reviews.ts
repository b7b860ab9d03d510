import { z } from 'zod';
import { lineSessionSchema } from '../domain/line_session.ts';
import { collections, documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';

/** What the task carries that looks at all of one person's sets. */
export const reviewsPayload = z.object({ userId: z.string().min(1) });

/** Seconds one person's sets may take. */
export const reviewSeconds = 300;
const pageSize = 200;

/**
 * Finds the sets that are to be looked at again, and hands them on by their people: each has one visit, in a task of its
 * own. Nobody is visited twice in an hour, and nobody whose session has ended or who was shut out.
 */
export async function watchReviews(context: Context): Promise<{ people: number }> {
  const { firestore, now, enqueue } = context;
  const due = firestore
    .collection(collections.stamps)
    .where('deletedAt', '==', null)
    .where('submission.lookAgainAt', '<=', now())
    .orderBy('submission.lookAgainAt')
    .limit(pageSize);
  const seen = new Set<string>();
  let people = 0;
  const hour = Math.floor(now().getTime() / 3_600_000);
  for (let page = await due.get(); page.size > 0; page = await due.startAfter(page.docs.at(-1)).get()) {
    for (const snapshot of page.docs) {
      const stamp = readDocument(stampSchema, snapshot);
      if (!stamp || seen.has(stamp.userId)) continue;
      seen.add(stamp.userId);
      if (!(await isConnected(context, stamp.userId))) continue;
      people += 1;
      await enqueue({
        queue: 'readReviews',
        payload: { userId: stamp.userId },
        id: `${stamp.userId.replaceAll(/[^A-Za-z0-9_-]/g, '_')}-reviews-${hour}`,
        deadlineSeconds: reviewSeconds,
      });
    }
    if (page.size < pageSize) break;
  }
  log.info('reviews to look at', { people });
  return { people };
}

/** Whether the site may be visited in somebody's name. */
async function isConnected({ firestore }: Context, userId: string): Promise<boolean> {
  const [session, profile] = await Promise.all([
    firestore.doc(documents.lineSession(userId)).get(),
    firestore.doc(documents.user(userId)).get(),
  ]);
  const person = readDocument(userSchema, profile);
  const isActive = person?.isActive === true && person.deletedAt === null;
  return isActive && readDocument(lineSessionSchema, session)?.status === 'active';
}

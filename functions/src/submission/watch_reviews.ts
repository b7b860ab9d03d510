import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { userSchema } from '../domain/accounts/user.ts';
import { collections, documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import { lineSessionSchema } from '../domain/submission/line_session.ts';
import { stuckWork, sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';

/** Payload of the task that reads the reviews of one person's sets. */
export const reviewsPayload = z.object({ userId: z.string().min(1) });

/** Maximum duration of one person's visit, in seconds. */
export const reviewSeconds = 300;

/** Only the fields needed here, so a set with other invalid fields is still checked. */
const dueSchema = stampSchema.pick({ userId: true, submission: true });

/**
 * Finds the sets whose review check is due, and enqueues one visit per person: at most one per hour, and none for
 * inactive accounts. Sets of people whose session has expired, or belongs to another creator account than the set,
 * are postponed for some hours, so they do not fill every run.
 */
export async function watchReviews(context: Context, until?: number): Promise<{ people: number }> {
  const { firestore, now } = context;
  const query = firestore
    .collection(collections.stamps)
    .where('deletedAt', '==', null)
    .where('submission.nextReviewCheckAt', '<=', now());
  const connections = new Map<string, Promise<Connection>>();
  const visits = new Map<string, Promise<void>>();
  await sweepDocuments(
    context,
    { name: 'reviews', query, orderBy: 'submission.nextReviewCheckAt', pageSize: 200, until },
    async (snapshot) => {
      const stamp = readDocument(dueSchema, snapshot);
      if (!stamp) return;
      const { userId, submission } = stamp;
      const known = connections.get(userId) ?? connectionOf(context, userId);
      connections.set(userId, known);
      const connection = await known;
      if (connection.state === 'shut out') return;
      if (connection.state === 'connected' && isOf(connection, submission.pageId)) {
        const visit = visits.get(userId) ?? enqueueVisit(context, userId);
        visits.set(userId, visit);
        return visit;
      }
      const later = new Date(now().getTime() + stuckWork.unconnectedReviews.afterSeconds * 1000);
      await snapshot.ref.update(
        { 'submission.nextReviewCheckAt': Timestamp.fromDate(later) },
        // If the set was checked or deleted in the meantime, it already has another time.
        { lastUpdateTime: snapshot.updateTime },
      );
    },
  );
  const visited = await Promise.allSettled(visits.values());
  const people = visited.filter(({ status }) => status === 'fulfilled').length;
  log.info('reviews to look at', { people });
  return { people };
}

type Connection =
  | { readonly state: 'connected'; readonly pageId: string | null }
  | { readonly state: 'shut out' | 'unconnected' };

/** Whether a session can read an item of the account `pageId`; true if either account is unknown. */
const isOf = (session: { readonly pageId: string | null }, pageId: string | null) =>
  pageId === null || session.pageId === null || session.pageId === pageId;

async function connectionOf({ firestore }: Context, userId: string): Promise<Connection> {
  const [session, profile] = await Promise.all([
    firestore.doc(documents.lineSession(userId)).get(),
    firestore.doc(documents.user(userId)).get(),
  ]);
  const person = readDocument(userSchema, profile);
  if (!person?.isActive || person.deletedAt) return { state: 'shut out' };
  const known = readDocument(lineSessionSchema, session);
  if (known?.status !== 'active' || known.otherCreator) return { state: 'unconnected' };
  return { state: 'connected', pageId: known.pageId };
}

async function enqueueVisit({ now, enqueue }: Context, userId: string): Promise<void> {
  const hour = Math.floor(now().getTime() / 3_600_000);
  await enqueue({
    queue: 'readReviews',
    payload: { userId },
    id: `${userId.replaceAll(/[^A-Za-z0-9_-]/g, '_')}-reviews-${hour}`,
    deadlineSeconds: reviewSeconds,
  });
}

import { collections, files } from '../domain/paths.ts';
import { isOpenShare, shareSchema } from '../domain/shares/share.ts';
import { type SweepPages, sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

/**
 * Deletes expired links to previews, each after its preview. Returns the number of links. Safe to interrupt and to
 * run again.
 */
export async function removeExpiredPreviews(context: Context, pages: SweepPages = {}): Promise<number> {
  const query = context.firestore
    .collection(collections.shares)
    .where('content.kind', '==', 'set_preview')
    .where('expiresAt', '<=', context.now());
  const options = { name: 'expired_previews', query, orderBy: 'expiresAt', ...pages };
  const { done } = await sweepDocuments(context, options, async (snapshot) => {
    const share = readDocument(shareSchema, snapshot);
    if (share?.content.kind !== 'set_preview') return false;
    await removeEndedPreviews(context, share.userId, share.content.stampId);
    return snapshot.ref.delete();
  });
  return done;
}

/** Deletes the previews of a set that no open link shows. */
export async function removeEndedPreviews(
  { firestore, bucket, now }: Context,
  uid: string,
  stampId: string,
): Promise<void> {
  // List files before links: every listed file was written after its link.
  const [stored] = await bucket.getFiles({ prefix: files.sharedPreviewFolder(uid, stampId) });
  const { docs } = await firestore
    .collection(collections.shares)
    .where('userId', '==', uid)
    .where('content.stampId', '==', stampId)
    .get();
  const shown = new Set(
    docs.flatMap((snapshot) => {
      const share = readDocument(shareSchema, snapshot);
      return share?.content.kind === 'set_preview' && isOpenShare(share, now()) ? [share.content.path] : [];
    }),
  );
  await Promise.all(
    stored.filter(({ name }) => !shown.has(name)).map((file) => file.delete({ ignoreNotFound: true })),
  );
}

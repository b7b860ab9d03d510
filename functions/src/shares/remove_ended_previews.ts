import { collections, files } from '../domain/paths.ts';
import { isOpenShare, shareSchema } from '../domain/shares/share.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

/** Removes the previews of a set that no open link shows. What is left when the last link expires goes with the set. */
export async function removeEndedPreviews(
  { firestore, bucket, now }: Context,
  uid: string,
  stampId: string,
): Promise<void> {
  // Files before links: a file that is listed here was written after its link.
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

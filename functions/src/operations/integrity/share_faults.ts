import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { documents } from '../../domain/paths.ts';
import { isOpenShare, shareSchema } from '../../domain/shares/share.ts';
import type { Context } from '../../platform/context.ts';
import type { Fault } from './findings.ts';
import type { Lookups } from './lookups.ts';

const hour = 3_600_000;

/** Reports an open link to a set's preview whose set is missing, or whose file is missing while the set exists. */
export async function shareFaults(
  { now }: Context,
  { findOwner, hasFile }: Lookups,
  snapshot: QueryDocumentSnapshot,
): Promise<Fault[]> {
  const share = shareSchema.safeParse(snapshot.data()).data;
  if (share?.content.kind !== 'set_preview' || !isOpenShare(share, now())) return [];
  // A new share may still be waiting for its file.
  if (now().getTime() - share.createdAt.getTime() <= hour) return [];
  const { userId, content } = share;
  const place = snapshot.ref.path;
  const ownerPath = documents.stamp(content.stampId);
  const owner = await findOwner(ownerPath);
  if (!owner.exists) return [{ kind: 'orphan', place, userId, details: [`${ownerPath} is missing`] }];
  if (owner.deletedAt !== null || (await hasFile(content.path))) return [];
  return [{ kind: 'document_without_file', place, userId, details: [`${content.path} is missing`] }];
}

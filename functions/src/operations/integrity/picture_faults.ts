import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { documents } from '../../domain/paths.ts';
import { timestamp } from '../../domain/timestamp.ts';
import type { Context } from '../../platform/context.ts';
import { deletionFaults } from './file_faults.ts';
import type { Fault } from './findings.ts';
import type { Lookups } from './lookups.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Only the fields needed here, so an image document with other invalid fields is still checked. */
const pictureSchema = z.object({
  userId: z.string().nullable().catch(null),
  createdAt: timestamp,
  deletedAt: timestamp.nullable().optional(),
  stampId: z.string().optional(),
  url: z.string().optional(),
  conversionId: z.string().optional(),
  imagePath: z.string().optional(),
  thumbnailPath: z.string().optional(),
  expiresAt: timestamp.optional(),
  removedAt: timestamp.nullable().optional(),
});
type Picture = z.output<typeof pictureSchema>;

/**
 * Reports an image of a set or of the studio whose owner is missing, that should have been removed, or whose file
 * is missing.
 */
export async function pictureFaults(
  context: Context,
  { findOwner, hasFile }: Lookups,
  snapshot: QueryDocumentSnapshot,
): Promise<Fault[]> {
  const picture = pictureSchema.safeParse(snapshot.data()).data;
  const now = context.now().getTime();
  // Work in progress is not complete yet.
  if (!picture || now - picture.createdAt.getTime() <= hour) return [];
  const place = snapshot.ref.path;
  const { userId } = picture;
  const ownerPath = ownerOf(picture);
  const owner = ownerPath === null ? null : await findOwner(ownerPath);
  const faults: Fault[] = [];
  if (!owner?.exists) {
    const details = [ownerPath === null ? 'names no owner' : `${ownerPath} is missing`];
    faults.push({ kind: 'orphan', place, userId, details });
  }
  // The daily cleanup has run twice since the expiry.
  if (picture.expiresAt && !picture.removedAt && now - picture.expiresAt.getTime() > 2 * day) {
    const details = ['expired two nights ago, and its files were not removed'];
    faults.push({ kind: 'expired_present', place, userId, details });
  }
  if (picture.stampId !== undefined && (picture.deletedAt || owner?.deletedAt)) {
    if (owner === null || ownerPath === null || picture.deletedAt) return faults;
    return [...faults, ...deletionFaults(context, owner, { ownerPath, userId, left: place })];
  }
  const missing = picture.removedAt ? [] : await missingFiles(hasFile, picture);
  if (missing.length > 0) {
    const details = missing.map((path) => `${path} is missing`);
    faults.push({ kind: 'document_without_file', place, userId, details });
  }
  return faults;
}

function ownerOf({ stampId, conversionId }: Picture): string | null {
  if (stampId) return documents.stamp(stampId);
  return conversionId ? documents.imageConversion(conversionId) : null;
}

async function missingFiles(hasFile: Lookups['hasFile'], picture: Picture): Promise<string[]> {
  const paths = [picture.url, picture.imagePath, picture.thumbnailPath].filter((path) => path !== undefined);
  const found = await Promise.all(
    paths.filter((path) => path !== '').map(async (path) => ({ path, exists: await hasFile(path) })),
  );
  return found.filter(({ exists }) => !exists).map(({ path }) => path);
}

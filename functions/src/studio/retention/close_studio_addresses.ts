import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { collections } from '../../domain/paths.ts';
import { sweepDocuments } from '../../jobs/index.ts';
import { closeAddresses } from '../../platform/close_addresses.ts';
import type { Context } from '../../platform/context.ts';

/** How far back a run looks: three intervals of its schedule, so the next runs make up for a failed one. */
const windowMs = 15 * 60_000;
const runMs = 100_000;

const filesSchema = z
  .object({
    imagePath: z.string().min(1),
    thumbnailPath: z.string().min(1),
    originalImagePath: z.string().min(1),
    referencePaths: z.array(z.string().min(1)),
  })
  .partial();

/** Returns the files that an image's or a conversion's document references. */
export function filesOf(document: unknown): string[] {
  const named = filesSchema.parse(document);
  const { imagePath, thumbnailPath, originalImagePath, referencePaths = [] } = named;
  return [imagePath, thumbnailPath, originalImagePath, ...referencePaths].filter(
    (path) => path !== undefined,
  );
}

/**
 * Revokes the download URLs of images and conversions that have just expired (their files are deleted at night),
 * and of those just deleted, in case the deletion was interrupted.
 */
export async function closeStudioAddresses(context: Context): Promise<void> {
  const now = context.now().getTime();
  const until = Date.now() + runMs;
  for (const name of ['generatedImages', 'imageConversions'] as const) {
    for (const orderBy of ['expiresAt', 'deletedAt'] as const) {
      const query = context.firestore
        .collection(collections[name])
        .where(orderBy, '>', Timestamp.fromMillis(now - windowMs))
        .where(orderBy, '<=', Timestamp.fromMillis(now));
      const sweep = { name: `addresses_${name}_${orderBy}`, query, orderBy, until };
      await sweepDocuments(context, sweep, (snapshot) => closeAddresses(context, filesOf(snapshot.data())));
    }
  }
}

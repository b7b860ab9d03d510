import { stuckWork, sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';

/** Uploads of every kind lie under the second; only those for previews are old news. */
const places = [
  { name: 'previews', folder: 'previews/', glob: 'previews/**', pattern: /^previews\// },
  {
    name: 'preview_uploads',
    folder: 'uploads/',
    glob: 'uploads/*/previews/**',
    pattern: /^uploads\/[^/]+\/previews\//,
  },
] as const;

/** Removes previews, and photos uploaded for one, that are older than a day. Answers how many. */
export async function removeOldPreviews(context: Context, until?: number): Promise<number> {
  const { bucket, now } = context;
  const before = new Date(now().getTime() - stuckWork.previews.afterSeconds * 1000);
  const swept = await Promise.all(
    places.map(({ pattern, ...place }) =>
      sweepFiles(context, { ...place, bucket, pageSize: 500, until }, async ({ path, createdAt }) => {
        if (!pattern.test(path) || createdAt >= before) return false;
        return bucket.file(path).delete({ ignoreNotFound: true });
      }),
    ),
  );
  return swept.reduce((sum, { done }) => sum + done, 0);
}

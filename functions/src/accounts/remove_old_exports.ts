import { exportKeptSeconds } from '../domain/data_export.ts';
import { exportsFolder } from '../domain/paths.ts';
import { sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';

/** Removes exports that are older than a day. Gives how many. */
export async function removeOldExports(context: Context, until?: number): Promise<number> {
  const { bucket } = context;
  const before = new Date(context.now().getTime() - exportKeptSeconds * 1000);
  const { done } = await sweepFiles(
    context,
    { name: 'exports', bucket, folder: exportsFolder, until },
    async ({ path, createdAt }) => {
      if (createdAt > before) return false;
      return bucket.file(path).delete({ ignoreNotFound: true });
    },
  );
  return done;
}

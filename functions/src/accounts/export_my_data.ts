import { randomUUID } from 'node:crypto';
import type { CallableOutput } from '../domain/api.ts';
import { exportKeptSeconds } from '../domain/data_export.ts';
import { PochittoError } from '../domain/errors.ts';
import { files } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import { clearFolder } from '../platform/clear_folder.ts';
import type { Context } from '../platform/context.ts';
import { acquireExportLease, releaseExportLease } from './export_lease.ts';
import { writeExport } from './write_export.ts';

/**
 * Puts everything of the caller into a ZIP that they alone can read, for a day; an earlier one goes.
 *
 * @throws PochittoError `export_running`, `account_deleted` when they were deleted meanwhile.
 */
export async function exportMyData(
  context: Context,
  { uid }: Caller,
): Promise<CallableOutput<'exportMyData'>> {
  await acquireExportLease(context, uid);
  const path = files.export(uid, randomUUID());
  try {
    await clearFolder(context, files.exportFolder(uid));
    await writeExport(context, uid, path);
  } catch (error) {
    await releaseExportLease(context, uid);
    throw error;
  }
  if (!(await releaseExportLease(context, uid))) {
    await context.bucket.file(path).delete({ ignoreNotFound: true });
    throw new PochittoError('account_deleted');
  }
  return { path, expiresAt: new Date(context.now().getTime() + exportKeptSeconds * 1000).toISOString() };
}

import { randomUUID } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { dataExportDocument, exportKeptSeconds, exportRunSeconds } from '../domain/accounts/personal_data.ts';
import type { CallableOutput } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, exportsFolder, files } from '../domain/paths.ts';
import { sweepFiles } from '../jobs/index.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { writeExport } from './write_export.ts';

/**
 * Writes all of the caller's data into a ZIP that only they can read, for one day. Deletes an earlier export.
 *
 * @throws PochittoError `export_running`; `account_deleted` if the account was deleted in the meantime
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

/**
 * Acquires the lease for a person's export.
 *
 * @throws PochittoError `export_running` while another one runs
 */
async function acquireExportLease({ firestore, now }: Context, uid: string): Promise<void> {
  const reference = firestore.doc(documents.dataExport(uid));
  await transact(firestore, async (transaction) => {
    const known = readDocument(dataExportDocument, await transaction.get(reference));
    const at = now();
    if (known?.runningUntil && known.runningUntil > at) throw new PochittoError('export_running');
    transaction.set(reference, {
      userId: uid,
      // Slightly longer than an export can run.
      runningUntil: Timestamp.fromMillis(at.getTime() + (exportRunSeconds + 30) * 1000),
      createdAt: known ? Timestamp.fromDate(known.createdAt) : FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}

/**
 * Releases the lease, whatever the result of the export. Returns false if the account was deleted in the meantime.
 */
async function releaseExportLease({ firestore }: Context, uid: string): Promise<boolean> {
  const reference = firestore.doc(documents.dataExport(uid));
  return transact(firestore, async (transaction) => {
    if (!(await transaction.get(reference)).exists) return false;
    transaction.update(reference, { runningUntil: null, updatedAt: FieldValue.serverTimestamp() });
    return true;
  });
}

/** Deletes exports that are older than a day. Returns their number. */
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

import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { dataExportDocument, exportRunSeconds } from '../domain/data_export.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

/** Begins somebody's export. Throws `export_running` while another one runs. */
export async function acquireExportLease({ firestore, now }: Context, uid: string): Promise<void> {
  const reference = firestore.doc(documents.dataExport(uid));
  await transact(firestore, async (transaction) => {
    const known = readDocument(dataExportDocument, await transaction.get(reference));
    const at = now();
    if (known?.runningUntil && known.runningUntil > at) throw new PochittoError('export_running');
    transaction.set(reference, {
      userId: uid,
      // A little longer than it can run.
      runningUntil: Timestamp.fromMillis(at.getTime() + (exportRunSeconds + 30) * 1000),
      createdAt: known ? Timestamp.fromDate(known.createdAt) : FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}

/** Ends it, whatever became of it. False when the person was deleted meanwhile. */
export async function releaseExportLease({ firestore }: Context, uid: string): Promise<boolean> {
  const reference = firestore.doc(documents.dataExport(uid));
  return transact(firestore, async (transaction) => {
    if (!(await transaction.get(reference)).exists) return false;
    transaction.update(reference, { runningUntil: null, updatedAt: FieldValue.serverTimestamp() });
    return true;
  });
}

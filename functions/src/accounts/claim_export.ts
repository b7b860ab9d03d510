import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { dataExportDocument, exportRunSeconds, exportsPerDay } from '../domain/data_export.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';

const daySeconds = 24 * 3600;

/** Begins somebody's export. Throws `export_limit` while another one runs, and after too many in 24 hours. */
export async function claimExport({ firestore, now }: Context, uid: string): Promise<void> {
  const reference = firestore.doc(documents.dataExport(uid));
  await transact(firestore, async (transaction) => {
    const known = readDocument(dataExportDocument, await transaction.get(reference));
    const at = now();
    const since = at.getTime() - daySeconds * 1000;
    const lately = (known?.startedAt ?? []).filter((started) => started.getTime() > since);
    const isRunning = known?.runningUntil && known.runningUntil > at;
    if (isRunning || lately.length >= exportsPerDay) throw new PochittoError('export_limit');
    transaction.set(reference, {
      userId: uid,
      startedAt: [...lately, at].map((started) => Timestamp.fromDate(started)),
      // A little longer than it can run.
      runningUntil: Timestamp.fromMillis(at.getTime() + (exportRunSeconds + 30) * 1000),
      createdAt: known ? Timestamp.fromDate(known.createdAt) : FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}

/** Ends it, whatever became of it. False when the person was deleted meanwhile. */
export async function releaseExport({ firestore }: Context, uid: string): Promise<boolean> {
  const reference = firestore.doc(documents.dataExport(uid));
  return transact(firestore, async (transaction) => {
    if (!(await transaction.get(reference)).exists) return false;
    transaction.update(reference, { runningUntil: null, updatedAt: FieldValue.serverTimestamp() });
    return true;
  });
}

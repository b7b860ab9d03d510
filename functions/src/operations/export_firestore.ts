import { databaseExportDays } from '../domain/operations/retention.ts';
import { japanDay } from '../domain/timestamp.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder, filePages } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { exportDocuments } from '../vendors/firestore-admin/export_documents.ts';

const dayMs = 86_400_000;
const root = 'firestore/';
const pageSize = 500;

/**
 * Starts the day's export of the database to the backup bucket, and deletes exports that are older than
 * `databaseExportDays`. Does nothing if no bucket is configured. Each day is exported once.
 */
export async function exportFirestore(context: Context): Promise<void> {
  const target = context.databaseExports();
  if (!target) return log.info('no bucket for exports of the database is configured');
  const { apiUrl, projectId, bucket } = target;
  const today = japanDay(context.now());
  const outcome = await exportDocuments({
    apiUrl,
    projectId,
    accessToken: await target.accessToken(),
    outputUriPrefix: `gs://${bucket.name}/${root}${today}`,
  });
  const oldest = japanDay(new Date(context.now().getTime() - databaseExportDays * dayMs));
  // Only after today's export was accepted: if exports fail, the old ones stay.
  for (const day of await exportedDays(bucket)) {
    if (day < oldest) await clearFolder({ bucket }, `${root}${day}/`);
  }
  log.info('export of the database', { day: today, outcome: outcome.kind });
}

/** Returns the days that have files of an export. */
async function exportedDays(bucket: Context['bucket']): Promise<ReadonlySet<string>> {
  const days = new Set<string>();
  for await (const page of filePages({ bucket }, root, pageSize)) {
    for (const { path } of page) {
      const day = /^firestore\/(\d{4}-\d{2}-\d{2})\//.exec(path)?.[1];
      if (day !== undefined) days.add(day);
    }
  }
  return days;
}

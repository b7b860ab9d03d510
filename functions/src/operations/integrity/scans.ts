import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { documentSchemas } from '../../domain/document_schemas.ts';
import { collections, documents } from '../../domain/paths.ts';
import { isOpenShare, shareSchema } from '../../domain/shares/share.ts';
import { sweepDocuments, sweepFiles } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { BrokenDocumentError, readDocument } from '../../platform/read_document.ts';
import { auditQuota } from '../../studio/index.ts';
import { auditLedger } from '../../tokens/index.ts';
import { fileFaults } from './file_faults.ts';
import { type Fault, keepOpen, recordFinding } from './findings.ts';
import { type Lookups, openLookups } from './lookups.ts';
import { pictureFaults } from './picture_faults.ts';

/** A new share may still be waiting for its file. */
const hour = 3_600_000;

const faultsOf = (kind: Fault['kind'], uid: string, details: string[]): Fault[] =>
  details.length === 0 ? [] : [{ kind, place: documents.user(uid), userId: uid, details }];

/** One collection or folder that is scanned completely. */
export interface Scan {
  /** Name in reports and of the cursor. */
  readonly name: string;
  /** Continues where the last run stopped, until time is up. */
  readonly run: (
    context: Context,
    until: number,
  ) => Promise<{ readonly done: number; readonly isComplete: boolean }>;
}

/**
 * Documents or files in memory. Large pages cost fewer queries; with the largest documents, about 10 kB, a page takes
 * 10 MB.
 */
const pageSize = 1000;

export const cursorOf = (scan: Pick<Scan, 'name'>) => `integrity_${scan.name.replaceAll('/', '')}`;

/** All scans, in the order of a cycle. */
export const scans: readonly Scan[] = [
  ...Object.entries(documentSchemas).flatMap(([key, schema]) =>
    schema === null ? [] : [documentScan(collections[key as keyof typeof collections], schema)],
  ),
  fileScan('stamps/', ({ bucket }) => bucket),
  fileScan('submissions/', ({ bucket }) => bucket),
  fileScan('uploads/', ({ inbox }) => inbox),
];

const pictureCollections: readonly string[] = [
  collections.images,
  collections.stickerVersions,
  collections.generatedImages,
];

/** Independent checks of one item, so an error in one does not hide the findings of the others. */
type Check = () => Promise<Fault[]>;

function documentScan(collection: string, schema: z.ZodType): Scan {
  const run: Scan['run'] = (context, until) => {
    const lookups = openLookups(context);
    const query = context.firestore.collection(collection);
    const options = {
      name: cursorOf({ name: collection }),
      query,
      orderBy: null,
      isPass: true,
      pageSize,
      until,
    };
    return sweepDocuments(context, options, async (snapshot) => {
      const { id } = snapshot;
      const checks: Check[] = [
        async () => {
          readDocument(schema, snapshot);
          return [];
        },
      ];
      if (collection === collections.users) {
        checks.push(
          () => ledgerFaults(context, id),
          () => quotaFaults(context, id),
        );
      }
      if (pictureCollections.includes(collection)) {
        checks.push(() => pictureFaults(context, lookups, snapshot));
      }
      if (collection === collections.shares) {
        checks.push(() => shareFaults(context, lookups, snapshot));
      }
      await checkAll(context, { place: snapshot.ref.path, userId: personOf(snapshot) }, checks);
    });
  };
  return { name: collection, run };
}

function fileScan(folder: string, bucketOf: (context: Context) => Context['bucket']): Scan {
  const run: Scan['run'] = (context, until) => {
    const lookups = openLookups(context);
    const options = { name: cursorOf({ name: folder }), bucket: bucketOf(context), folder };
    return sweepFiles(context, { ...options, isPass: true, pageSize, until }, (file) => {
      const userId = /\/user_([^/]+)\//.exec(file.path)?.[1] ?? null;
      return checkAll(context, { place: file.path, userId }, [() => fileFaults(context, lookups, file)]);
    });
  };
  return { name: folder, run };
}

interface Item {
  readonly place: string;
  readonly userId: string | null;
}

async function checkAll(context: Context, item: Item, checks: readonly Check[]): Promise<void> {
  for (const check of checks) {
    const faults = await check().catch((error: unknown) => failed(context, item, error));
    for (const fault of faults) await recordFinding(context, fault);
  }
}

/** Reports an invalid document, or an item that could not be checked, whose earlier findings stay open. */
async function failed(context: Context, { place, userId }: Item, error: unknown): Promise<Fault[]> {
  if (error instanceof BrokenDocumentError) {
    return [{ kind: 'broken_document', place: error.place, userId, details: error.details.split('\n') }];
  }
  log.bug(error, { integrity: 'check_failed' });
  await keepOpen(context, place);
  return [{ kind: 'check_failed', place, userId, details: ['could not be checked: see the log'] }];
}

/** Collections whose document id is the uid. */
const underUid: readonly string[] = [
  collections.users,
  collections.lineSessions,
  collections.lineSessionSummaries,
  collections.submissionLocks,
  collections.dataExports,
  collections.accountDeletions,
];

/** Returns the owner of a document; null if it cannot be determined. */
function personOf(snapshot: QueryDocumentSnapshot): string | null {
  const userId = z.string().min(1).safeParse(snapshot.get('userId')).data;
  return userId ?? (underUid.includes(snapshot.ref.parent.id) ? snapshot.id : null);
}

/** Compares a person's ledger entries with their balance. */
async function ledgerFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('ledger', uid, await auditLedger(context, uid));
}

/** Compares a person's monthly studio usage with their conversions. */
async function quotaFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('studio_quota', uid, await auditQuota(context, uid));
}

/** Reports an open link to a set's preview whose set is missing, or whose file is missing while the set exists. */
async function shareFaults(
  { now }: Context,
  { findOwner, hasFile }: Lookups,
  snapshot: QueryDocumentSnapshot,
): Promise<Fault[]> {
  const share = shareSchema.safeParse(snapshot.data()).data;
  if (share?.content.kind !== 'set_preview' || !isOpenShare(share, now())) return [];
  if (now().getTime() - share.createdAt.getTime() <= hour) return [];
  const { userId, content } = share;
  const place = snapshot.ref.path;
  const ownerPath = documents.stamp(content.stampId);
  const owner = await findOwner(ownerPath);
  if (!owner.exists) return [{ kind: 'orphan', place, userId, details: [`${ownerPath} is missing`] }];
  if (owner.deletedAt !== null || (await hasFile(content.path))) return [];
  return [{ kind: 'document_without_file', place, userId, details: [`${content.path} is missing`] }];
}

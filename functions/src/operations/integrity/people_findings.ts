import { FieldPath } from 'firebase-admin/firestore';
import type { IntegrityFinding } from '../../domain/integrity_report.ts';
import { collections, documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { queryPages } from '../../platform/query_pages.ts';
import { auditQuota } from '../../studio/index.ts';
import { auditLedger } from '../../tokens/index.ts';

const pageSize = 200;
const atOnce = 10;

/** Everybody's book against their balance, and their month in the studio against its conversions. */
export async function* peopleFindings(context: Context, until: number): AsyncGenerator<IntegrityFinding> {
  const people = context.firestore.collection(collections.users).orderBy(FieldPath.documentId()).select();
  for await (const docs of queryPages(people, { size: pageSize, until })) {
    for (let at = 0; at < docs.length; at += atOnce) {
      const found = await Promise.all(docs.slice(at, at + atOnce).map(({ id }) => findingsOf(context, id)));
      yield* found.flat();
    }
  }
}

async function findingsOf(context: Context, uid: string): Promise<IntegrityFinding[]> {
  const place = documents.user(uid);
  const [ledger, quota] = await Promise.all([auditLedger(context, uid), auditQuota(context, uid)]);
  return [
    ...ledger.map((told) => ({ check: 'ledger' as const, place, told })),
    ...quota.map((told) => ({ check: 'studio_quota' as const, place, told })),
  ];
}

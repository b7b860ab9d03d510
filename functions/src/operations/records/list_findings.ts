import type { Query } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { integrityFindingSchema } from '../../domain/operations/integrity_finding.ts';
import { integrityReportSchema } from '../../domain/operations/integrity_report.ts';
import { collections } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { timePage } from '../../platform/page_cursor.ts';

const pageSize = 50;

/** Returns a page of open or closed findings, newest first, with the latest report of the nightly check. */
export async function listFindings(
  context: Context,
  _: Caller,
  { kind, isOpen, cursor }: CallableRequest<'listFindings'>,
): Promise<CallableOutput<'listFindings'>> {
  let query: Query = context.firestore.collection(collections.integrityFindings);
  if (kind !== null) query = query.where('kind', '==', kind);
  const field = isOpen ? 'lastSeenAt' : 'closedAt';
  // The lower bound excludes open findings, whose `closedAt` is null.
  query = isOpen ? query.where('closedAt', '==', null) : query.where('closedAt', '>', new Date(0));
  const [{ docs, next }, report] = await Promise.all([
    timePage(query, { field, cursor, size: pageSize }),
    latestReport(context),
  ]);
  const findings = docs.flatMap((snapshot) => {
    const finding = integrityFindingSchema.safeParse(snapshot.data()).data;
    if (!finding) return [];
    return [
      {
        id: snapshot.id,
        kind: finding.kind,
        place: finding.place,
        uid: finding.userId,
        details: finding.details,
        firstSeenAt: finding.firstSeenAt.toISOString(),
        lastSeenAt: finding.lastSeenAt.toISOString(),
        closedAt: finding.closedAt?.toISOString() ?? null,
      },
    ];
  });
  return { findings, report, next };
}

async function latestReport({ firestore }: Context): Promise<CallableOutput<'listFindings'>['report']> {
  const reports = firestore.collection(collections.integrityReports).orderBy('day', 'desc').limit(1);
  const report = integrityReportSchema.safeParse((await reports.get()).docs[0]?.data()).data;
  if (!report) return null;
  return {
    day: report.day,
    checked: report.checked,
    closed: report.closed,
    goesOnWith: report.cycle.next,
    endedAt: report.endedAt?.toISOString() ?? null,
    lastCycleEndedAt: report.lastCycleEndedAt?.toISOString() ?? null,
  };
}

import { FieldValue } from 'firebase-admin/firestore';
import {
  type IntegrityFinding,
  integrityChecks,
  mostFindings,
  reportDays,
} from '../domain/integrity_report.ts';
import { japanDay } from '../domain/japan_day.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { fileFindings } from './integrity/file_findings.ts';
import { peopleFindings } from './integrity/people_findings.ts';
import { pictureFindings } from './integrity/picture_findings.ts';

/** Seconds that one run may take. */
export const integritySeconds = 1800;

const day = 86_400_000;

/**
 * Holds everything that was promised against everything there is, and writes the day's report; findings raise the alarm. It
 * only reads: what is wrong is mended by people. Run twice, the later report stands.
 */
export async function checkIntegrity(
  context: Context,
  until = Date.now() + (integritySeconds - 120) * 1000,
): Promise<void> {
  const counts = Object.fromEntries(integrityChecks.map((check) => [check, 0]));
  const kept: IntegrityFinding[] = [];
  for (const findings of [peopleFindings, pictureFindings, fileFindings]) {
    for await (const finding of findings(context, until)) {
      const count = (counts[finding.check] ?? 0) + 1;
      counts[finding.check] = count;
      if (count <= mostFindings) kept.push({ ...finding, told: finding.told.slice(0, 500) });
    }
  }
  const isComplete = Date.now() < until;
  const now = context.now().getTime();
  const today = japanDay(context.now());
  await context.firestore.doc(documents.integrityReport(today)).set({
    ...{ day: today, counts, findings: kept, isComplete, purgeAt: new Date(now + reportDays * day) },
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  });
  if (kept.length > 0)
    log.bug(new Error(`The nightly check found what must not be.`), { ...counts, day: today });
  if (!isComplete) log.warn('the nightly check ran out of time', { day: today });
}

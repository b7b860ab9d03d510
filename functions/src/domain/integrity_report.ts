import { z } from 'zod';
import { moment } from './moment.ts';

/**
 * What is held against what every night. `ledger`: a person's book against their balance · `studio_quota`: the month's counter
 * against its conversions · `orphan`: a document whose owner document is gone · `expired_present`: a picture that should
 * have gone with the daily round · `document_without_file`, `file_without_document`: one of the two is missing.
 */
export const integrityChecks = [
  'ledger',
  'studio_quota',
  'orphan',
  'expired_present',
  'document_without_file',
  'file_without_document',
] as const;
export type IntegrityCheck = (typeof integrityChecks)[number];

/** Findings of one check that a report keeps; all are counted. */
export const mostFindings = 100;

/** How long a report is kept, in days. */
export const reportDays = 90;

const findingSchema = z.object({
  check: z.enum(integrityChecks),
  /** Path of the document or file: ids, never what people wrote. */
  place: z.string().min(1).max(1000),
  told: z.string().max(500),
});
export type IntegrityFinding = z.infer<typeof findingSchema>;

export const integrityReportSchema = z.object({
  /** 2026-11-28: the day in Japan. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  counts: z.record(z.enum(integrityChecks), z.number().int().min(0)),
  findings: z.array(findingSchema).max(mostFindings * integrityChecks.length),
  /** False when the time ran out before everything was looked at. */
  isComplete: z.boolean(),
  /** When a TTL policy takes it away. */
  purgeAt: moment,
  createdAt: moment,
  updatedAt: moment,
});

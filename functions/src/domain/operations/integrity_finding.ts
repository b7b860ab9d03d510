import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/**
 * What the nightly check can find. `ledger`: a person's balance differs from its entries · `studio_quota`: the month's
 * counter differs from its conversions · `orphan`: a picture whose set or conversion is gone, or a link whose set is · `expired_present`: a
 * picture that the daily removal left · `document_without_file`, `file_without_document`: one of the two is missing ·
 * `unfinished_deletion`: a deleted set of which something is left · `broken_document`: one that breaks its schema ·
 * `check_failed`: something that could not be checked.
 */
export const findingKinds = [
  'ledger',
  'studio_quota',
  'orphan',
  'expired_present',
  'document_without_file',
  'file_without_document',
  'unfinished_deletion',
  'broken_document',
  'check_failed',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How long a closed finding is kept, in days. */
export const closedFindingDays = 90;

/** One thing that is wrong at one place. Its id follows from both, so the next check updates it. No client reads it. */
export const integrityFindingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Path of the document or file: ids, never what people wrote. */
  place: z.string().min(1).max(1500),
  /** The owner, so that it is deleted with them; null if unknown. */
  userId: z.string().min(1).nullable(),
  /** What is wrong, a line each. */
  details: z.array(z.string().max(500)).min(1).max(20),
  firstSeenAt: timestamp,
  lastSeenAt: timestamp,
  /** When a whole cycle no longer saw it; null = still open. */
  closedAt: timestamp.nullable(),
  /** When a TTL policy takes it away; null while it is open. */
  purgeAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type IntegrityFinding = z.infer<typeof integrityFindingSchema>;

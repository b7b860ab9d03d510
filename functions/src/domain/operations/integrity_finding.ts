import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/**
 * What the nightly check can find. `ledger`: a person's balance differs from its entries · `studio_quota`: the
 * month's counter differs from its conversions · `orphan`: an image whose set or conversion is gone, or a link
 * whose set is gone · `expired_present`: an image that the daily removal missed · `document_without_file`,
 * `file_without_document`: one of the two is missing · `unfinished_deletion`: a deleted set with leftovers ·
 * `broken_document`: breaks its schema · `check_failed`: could not be checked.
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

/** One problem at one place. Its ID is derived from both, so the next check updates it. No client reads it. */
export const integrityFindingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Path of the document or file: IDs, never what people wrote. */
  place: z.string().min(1).max(1500),
  /** The owner, so that it is deleted with them; null if unknown. */
  userId: z.string().min(1).nullable(),
  /** What is wrong, one line each. */
  details: z.array(z.string().max(500)).min(1).max(20),
  firstSeenAt: timestamp,
  lastSeenAt: timestamp,
  /** When a whole cycle no longer found it; null = still open. */
  closedAt: timestamp.nullable(),
  /** When a TTL policy removes it; null while it is open. */
  purgeAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type IntegrityFinding = z.infer<typeof integrityFindingSchema>;

/**
 * Automatic repairs of findings. `recount`: recomputes the month's counter from its conversions ·
 * `finish_deletion`: removes what is left of a deleted set · `remove_file`: removes a file of a set that does not
 * exist.
 */
export type Mend = 'recount' | 'finish_deletion' | 'remove_file';

/** The repair of each kind of finding; null if only a person can decide what is right. */
export const mends: Readonly<Record<FindingKind, Mend | null>> = {
  // Unclear whether the balance or an entry is wrong, and which of them was relied on.
  ledger: null,
  studio_quota: 'recount',
  // The set might be restorable from a backup.
  orphan: null,
  // The nightly removal retries: a second failure has a cause that needs a look.
  expired_present: null,
  // The file might be restorable.
  document_without_file: null,
  file_without_document: 'remove_file',
  unfinished_deletion: 'finish_deletion',
  broken_document: null,
  check_failed: null,
};

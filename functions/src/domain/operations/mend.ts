import type { FindingKind } from './integrity_finding.ts';

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

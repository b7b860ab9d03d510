import type { FindingKind } from './integrity_finding.ts';

/**
 * What mends a finding by itself. `recount`: the month's counter becomes what its conversions make · `finish_deletion`: what
 * is left of a deleted set goes · `remove_file`: a file of a set that does not exist goes.
 */
export type Mend = 'recount' | 'finish_deletion' | 'remove_file';

/** The mend of each kind of finding; null where only a person can decide what is right. */
export const mends: Readonly<Record<FindingKind, Mend | null>> = {
  // Whether the balance or an entry is wrong, and which of them was relied on.
  ledger: null,
  studio_quota: 'recount',
  // Perhaps the set can be restored from a backup.
  orphan: null,
  // The nightly removal tries again: that it failed twice has a cause.
  expired_present: null,
  // Perhaps the file can be restored.
  document_without_file: null,
  file_without_document: 'remove_file',
  unfinished_deletion: 'finish_deletion',
  broken_document: null,
  check_failed: null,
};

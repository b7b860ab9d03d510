import { formerSignInYears } from '../accounts/account_deletion.ts';
import { noticeDays } from '../notices/notice.ts';
import { trashDays } from '../stamps/stamp.ts';
import { retentionDays } from '../studio/generated_image.ts';
import { closedFindingDays } from './integrity_finding.ts';

/** How long the original photo of a finished set is kept, in days from its last drawing. */
export const originalDays = 30;

/** How long exports of the database are kept, in days. */
export const databaseExportDays = 7;

/** How long something is kept: for a time, or as long as its owner or parent exists. */
type Keeping =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly years: number }
  | { readonly until: 'set' | 'account' | 'forgotten' | 'books' };

interface Retained {
  readonly keeping: Keeping;
  /** Where it is stored: `files`, `database`, or the operator's `backups`. */
  readonly where: 'files' | 'database' | 'backups';
  /** What removes it: a schedule of the manifest, Firestore's TTL policy, or the person. */
  readonly removedBy: string;
}

/**
 * What is kept, where and how long. The only such table: the privacy page and the documentation show it.
 * `removedBy` names the schedule that enforces it.
 */
export const retention = {
  originals: { keeping: { days: originalDays }, where: 'files', removedBy: 'removeOldOriginals' },
  unusedUploads: { keeping: { hours: 6 }, where: 'files', removedBy: 'sweepUploads' },
  previews: { keeping: { days: 1 }, where: 'files', removedBy: 'removeOldPreviews' },
  deletedSets: { keeping: { days: trashDays }, where: 'files', removedBy: 'sweepDeletedSets' },
  stickers: { keeping: { until: 'set' }, where: 'files', removedBy: 'sweepDeletedSets' },
  sharedPreviews: { keeping: { days: 7 }, where: 'files', removedBy: 'removeOldPreviews' },
  submissionScreens: { keeping: { until: 'set' }, where: 'files', removedBy: 'sweepDeletedSets' },
  studioImages: { keeping: { days: retentionDays }, where: 'files', removedBy: 'removeExpiredImages' },
  dataExports: { keeping: { days: 1 }, where: 'files', removedBy: 'removeOldExports' },
  notices: { keeping: { days: noticeDays }, where: 'database', removedBy: 'TTL' },
  profile: { keeping: { until: 'account' }, where: 'database', removedBy: 'sweepAccounts' },
  lineSession: { keeping: { until: 'forgotten' }, where: 'database', removedBy: 'sweepAccounts' },
  aiCalls: { keeping: { until: 'account' }, where: 'database', removedBy: 'sweepAccounts' },
  ledger: { keeping: { until: 'books' }, where: 'database', removedBy: 'sweepAccounts' },
  formerSignIns: { keeping: { years: formerSignInYears }, where: 'database', removedBy: 'TTL' },
  callCounts: { keeping: { days: 2 }, where: 'database', removedBy: 'TTL' },
  findings: { keeping: { days: closedFindingDays }, where: 'database', removedBy: 'TTL' },
  databaseExports: { keeping: { days: databaseExportDays }, where: 'backups', removedBy: 'exportFirestore' },
} as const satisfies Record<string, Retained>;

export type RetainedName = keyof typeof retention;
export const retainedNames = Object.keys(retention) as RetainedName[];

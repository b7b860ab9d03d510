import { z } from 'zod';
import { collections } from '../paths.ts';
import { timestamp } from '../timestamp.ts';

type CollectionKey = keyof typeof collections;

interface PersonalData {
  /** `kept`: with a pseudonym in place of `userId`, for the books. */
  readonly onDeletion: 'removed' | 'kept' | 'removed last';
  /** Fields that an export leaves out: secrets, and IDs of other services. */
  readonly withheld?: readonly string[];
  /** Fields of kept documents that become null, because they lead back to the person. */
  readonly cleared?: readonly string[];
  /** False for data about the person that is not theirs: it is not exported. */
  readonly isExported?: boolean;
}

/** Documents that name people but do not belong to them. */
interface NamedIn {
  readonly onDeletion: 'pseudonymised';
  /** Fields that hold a uid: the pseudonym replaces it. */
  readonly uidFields: readonly string[];
}

/**
 * The owner of the documents in every collection: a person by `userId`, with the rules for export and deletion;
 * nobody, but with fields that name people; or null for no relation to people. A new collection has to be added
 * here. A deletion follows this order: a set goes before its queue and the queue before its images, because drawing
 * reads them in this order and so never stores an image without an owner. The profile goes last.
 */
const table: Readonly<Record<CollectionKey, PersonalData | NamedIn | null>> = {
  stamps: { onDeletion: 'removed' },
  generateQueues: { onDeletion: 'removed' },
  generateQueueMessages: { onDeletion: 'removed' },
  images: { onDeletion: 'removed' },
  stickerVersions: { onDeletion: 'removed' },
  tickets: { onDeletion: 'removed' },
  ticketConsumptions: { onDeletion: 'removed' },
  lineAccounts: { onDeletion: 'removed' },
  lineLogins: { onDeletion: 'removed', withheld: ['secretHash', 'nonce', 'codeVerifier'] },
  loginIds: { onDeletion: 'removed', withheld: ['initialPasswordHash'] },
  dataExports: { onDeletion: 'removed' },
  submissionAttempts: { onDeletion: 'removed' },
  submissionLocks: { onDeletion: 'removed' },
  // Removed with the rest; no export contains a cookie.
  lineSessions: { onDeletion: 'removed', withheld: ['cookieData'] },
  lineSessionSummaries: { onDeletion: 'removed' },
  linePairings: { onDeletion: 'removed' },
  imageConversions: { onDeletion: 'removed' },
  generatedImages: { onDeletion: 'removed' },
  shares: { onDeletion: 'removed' },
  // After the documents that cause them.
  notices: { onDeletion: 'removed' },
  // Calls before their cost: a call that ends late then finds no record to update. The daily total of all people
  // has no owner.
  openAiUsages: { onDeletion: 'removed' },
  aiSpend: { onDeletion: 'removed' },
  // The Stripe session stays: the books have to show which payment an entry stands for. It holds no name here, and
  // later events find their purchase by it.
  tokenTransactions: {
    onDeletion: 'kept',
    withheld: ['stripeSessionId', 'stripeEventId', 'stripePaymentIntentId'],
    cleared: ['stripeEventId', 'stripePaymentIntentId', 'voucher'],
  },
  tokenConsumptions: { onDeletion: 'kept' },
  users: { onDeletion: 'removed last' },
  presets: null,
  // IDs and types of events, without personal data.
  stripeEvents: null,
  // The deletion record outlives what it removes, and expires by itself.
  accountDeletions: null,
  // Keyed hashes of deleted or removed sign-ins, so that a welcome ticket is granted once; they cannot be reversed
  // and expire after `formerSignInYears`.
  formerSignIns: null,
  // Counts under a hash, without personal data; they expire.
  rateLimits: null,
  // Access of staff to other people's data: kept, because a deletion must not remove its own trace.
  auditEntries: { onDeletion: 'pseudonymised', uidFields: ['actorId', 'targetId'] },
  // Numbers and times, without personal data; they expire.
  integrityReports: null,
  // Paths that contain IDs, described for operators.
  integrityFindings: { onDeletion: 'removed', isExported: false },
  // Times of calls, without personal data.
  imageRates: null,
  // Cursors of schedules while a pass is unfinished.
  sweepCursors: null,
  // Which operator last changed a switch.
  switches: { onDeletion: 'pseudonymised', uidFields: ['changedBy'] },
};

const entries = Object.entries(table) as [CollectionKey, (typeof table)[CollectionKey]][];

/** The collections with people's documents, in deletion order. */
export const personalCollections = entries.flatMap(([key, data]) =>
  data === null || data.onDeletion === 'pseudonymised'
    ? []
    : [{ collection: collections[key], withheld: [], cleared: [], isExported: true, ...data }],
);

/** Collections whose documents name people, with those fields. */
export const namingCollections = entries.flatMap(([key, data]) =>
  data?.onDeletion === 'pseudonymised' ? [{ collection: collections[key], uidFields: data.uidFields }] : [],
);

/** Time limit of an export. */
export const exportRunSeconds = 300;

/** How long its file is kept. */
export const exportKeptSeconds = 24 * 3600;

/** A person's data export, under the uid: one at a time. No client reads it. */
export const dataExportDocument = z.object({
  userId: z.string().min(1),
  /** When the running export counts as crashed; null if none runs. */
  runningUntil: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

import { z } from 'zod';
import { collections } from '../paths.ts';
import { timestamp } from '../timestamp.ts';

type CollectionKey = keyof typeof collections;

interface PersonalData {
  /** `kept`: under a pseudonym in place of `userId`, for the books. */
  readonly onDeletion: 'removed' | 'kept' | 'removed last';
  /** Fields that an export leaves out: secrets, and ids of other services. */
  readonly withheld?: readonly string[];
  /** Fields of what is kept that become null, since they lead back to the person. */
  readonly cleared?: readonly string[];
  /** False for what is about the person and not of them: no export shows it. */
  readonly isExported?: boolean;
}

/** Documents that name people without being theirs. */
interface NamedIn {
  readonly onDeletion: 'pseudonymised';
  /** Fields that hold a uid: the pseudonym replaces it. */
  readonly uidFields: readonly string[];
}

/**
 * Whose the documents of every collection are: by `userId` a person's, with what an export shows and a deletion does;
 * owned by no one, but naming people in some fields; or without any person (null). A new collection has to say so here. A deletion goes in this order: a set goes before its queue and that before its pictures, since
 * drawing reads them in this order and so never stores a picture without an owner. The profile goes last.
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
  // Destroyed with the rest; no export ever holds a cookie.
  lineSessions: { onDeletion: 'removed', withheld: ['cookieData'] },
  lineSessionSummaries: { onDeletion: 'removed' },
  linePairings: { onDeletion: 'removed' },
  imageConversions: { onDeletion: 'removed' },
  generatedImages: { onDeletion: 'removed' },
  shares: { onDeletion: 'removed' },
  // After what causes them.
  notices: { onDeletion: 'removed' },
  // Calls before their cost: a call that ends late then finds no record to update. The daily total of all people has
  // no owner.
  openAiUsages: { onDeletion: 'removed' },
  aiSpend: { onDeletion: 'removed' },
  // The session at Stripe stays: the books have to show which payment an entry stands for. It holds no name here, and
  // events that come later find their purchase by it.
  tokenTransactions: {
    onDeletion: 'kept',
    withheld: ['stripeSessionId', 'stripeEventId', 'stripePaymentIntentId'],
    cleared: ['stripeEventId', 'stripePaymentIntentId', 'voucher'],
  },
  tokenConsumptions: { onDeletion: 'kept' },
  users: { onDeletion: 'removed last' },
  presets: null,
  // Ids and types of events, without a person.
  stripeEvents: null,
  // The deletion record outlives what it removes, and expires by itself.
  accountDeletions: null,
  // Keyed hashes of sign-ins that were deleted or given up, so that a welcome ticket is given once; nothing leads back from them, and
  // they go by themselves after `formerSignInYears`.
  formerSignIns: null,
  // Counts under a hash, without a person; they go by themselves.
  rateLimits: null,
  // Access of staff to other people's data: kept, because a deletion must not remove its own trace.
  auditEntries: { onDeletion: 'pseudonymised', uidFields: ['actorId', 'targetId'] },
  // Numbers and times, without a person; they go by themselves.
  integrityReports: null,
  // Paths that hold ids, in operators' words.
  integrityFindings: { onDeletion: 'removed', isExported: false },
  // Moments of calls, without a person.
  imageRates: null,
  // Cursors of schedules, while their pass is unfinished.
  sweepCursors: null,
  // Which operator last turned a switch.
  switches: { onDeletion: 'pseudonymised', uidFields: ['changedBy'] },
};

const entries = Object.entries(table) as [CollectionKey, (typeof table)[CollectionKey]][];

/** The collections with people's documents, in the order of a deletion. */
export const personalCollections = entries.flatMap(([key, data]) =>
  data === null || data.onDeletion === 'pseudonymised'
    ? []
    : [{ collection: collections[key], withheld: [], cleared: [], isExported: true, ...data }],
);

/** Collections whose documents name people, with the fields that do. */
export const namingCollections = entries.flatMap(([key, data]) =>
  data?.onDeletion === 'pseudonymised' ? [{ collection: collections[key], uidFields: data.uidFields }] : [],
);

/** How long an export may take. */
export const exportRunSeconds = 300;

/** How long its file is kept. */
export const exportKeptSeconds = 24 * 3600;

/** A person's data export, under the uid: one at a time. No client reads it. */
export const dataExportDocument = z.object({
  userId: z.string().min(1),
  /** When the running export counts as crashed; null while there is none. */
  runningUntil: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

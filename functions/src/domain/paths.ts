import { z } from 'zod';
import type { NoticeKind } from './notices/notice.ts';
import type { ExportTarget } from './stamps/export_target.ts';

/** Firestore reserves IDs and field names like `__x__` and rejects them. */
const reserved = /^__.*__$/s;

const idOf = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .refine((id) => !reserved.test(id), 'bad_request');

/** The ID of a document in untrusted input. */
export const documentIdSchema = idOf(/^[A-Za-z0-9_-]{1,128}$/);

/** A uid, which is also used as a document ID: of Firebase Auth, or `line:` and a LINE user ID. */
export const uidSchema = idOf(/^[A-Za-z0-9_:-]{1,128}$/);

/** The ID of a notice: its kind and its cause, which may contain a uid. */
export const noticeIdSchema = idOf(/^[A-Za-z0-9_:-]{1,250}$/);

/** 32 random bytes, base64url. */
export const opaque = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const isReservedId = (id: string): boolean => reserved.test(id);

/** All document and file paths of Pochitto. Rules, triggers, queries, tests and the web use only these. */

export const collections = {
  users: 'users',
  lineLogins: 'line_logins',
  lineAccounts: 'line_accounts',
  loginIds: 'login_ids',
  presets: 'presets',
  stamps: 'stamps',
  images: 'images',
  stickerVersions: 'sticker_versions',
  generateQueues: 'generate_queues',
  generateQueueMessages: 'generate_queue_messages',
  tokenTransactions: 'token_transactions',
  tokenConsumptions: 'token_consumptions',
  tickets: 'tickets',
  ticketConsumptions: 'ticket_consumptions',
  stripeEvents: 'stripe_events',
  accountDeletions: 'account_deletions',
  dataExports: 'data_exports',
  rateLimits: 'rate_limits',
  formerSignIns: 'former_sign_ins',
  openAiUsages: 'openai_usages',
  aiSpend: 'ai_spend',
  imageRates: 'image_rates',
  lineSessions: 'line_sessions',
  lineSessionSummaries: 'line_session_summaries',
  linePairings: 'line_pairings',
  submissionAttempts: 'submission_attempts',
  submissionLocks: 'submission_locks',
  imageConversions: 'image_conversions',
  generatedImages: 'generated_images',
  shares: 'shares',
  notices: 'notices',
  auditEntries: 'audit_entries',
  integrityReports: 'integrity_reports',
  integrityFindings: 'integrity_findings',
  sweepCursors: 'sweep_cursors',
  switches: 'switches',
} as const;

export const documents = {
  user: (uid: string) => `${collections.users}/${uid}`,
  /** Under the SHA-256 of its state, so that the document alone cannot finish a sign-in. */
  lineLogin: (stateHash: string) => `${collections.lineLogins}/${stateHash}`,
  lineAccount: (lineUserId: string) => `${collections.lineAccounts}/${lineUserId}`,
  loginId: (loginId: string) => `${collections.loginIds}/${loginId}`,
  preset: (slug: string) => `${collections.presets}/${slug}`,
  stamp: (stampId: string) => `${collections.stamps}/${stampId}`,
  image: (imageId: string) => `${collections.images}/${imageId}`,
  stickerVersion: (messageId: string, number: number) =>
    `${collections.stickerVersions}/${messageId}_${number}`,
  generateQueue: (queueId: string) => `${collections.generateQueues}/${queueId}`,
  generateQueueMessage: (messageId: string) => `${collections.generateQueueMessages}/${messageId}`,
  tokenTransaction: (entryId: string) => `${collections.tokenTransactions}/${entryId}`,
  tokenConsumption: (entryId: string) => `${collections.tokenConsumptions}/${entryId}`,
  ticket: (ticketId: string) => `${collections.tickets}/${ticketId}`,
  /** Named after the queue it paid for: idempotent. */
  ticketConsumption: (queueId: string) => `${collections.ticketConsumptions}/${queueId}`,
  stripeEvent: (eventId: string) => `${collections.stripeEvents}/${eventId}`,
  accountDeletion: (uid: string) => `${collections.accountDeletions}/${uid}`,
  dataExport: (uid: string) => `${collections.dataExports}/${uid}`,
  /** Under the SHA-256 of what is counted. */
  rateLimit: (keyHash: string) => `${collections.rateLimits}/${keyHash}`,
  /** Under a keyed hash of the sign-in. */
  formerSignIn: (signInHash: string) => `${collections.formerSignIns}/${signInHash}`,
  /** Named after the picture and the number of the attempt: idempotent. */
  openAiUsage: (callId: string, attempt: number) => `${collections.openAiUsages}/${callId}_${attempt}`,
  aiSpendOfDay: (day: string) => `${collections.aiSpend}/${day}`,
  aiSpendOfPerson: (day: string, uid: string) => `${collections.aiSpend}/${day}_${uid}`,
  imageRate: (vendor: 'openai') => `${collections.imageRates}/${vendor}`,
  lineSession: (uid: string) => `${collections.lineSessions}/${uid}`,
  lineSessionSummary: (uid: string) => `${collections.lineSessionSummaries}/${uid}`,
  /** Under the SHA-256 of its code. */
  linePairing: (codeHash: string) => `${collections.linePairings}/${codeHash}`,
  submissionAttempt: (stampId: string, attemptNo: number) =>
    `${collections.submissionAttempts}/${ids.submissionAttempt(stampId, attemptNo)}`,
  submissionLock: (uid: string) => `${collections.submissionLocks}/${uid}`,
  imageConversion: (conversionId: string) => `${collections.imageConversions}/${conversionId}`,
  generatedImage: (imageId: string) => `${collections.generatedImages}/${imageId}`,
  /** Under the SHA-256 of the link's token, so that the document alone opens nothing. */
  share: (tokenHash: string) => `${collections.shares}/${tokenHash}`,
  notice: (noticeId: string) => `${collections.notices}/${noticeId}`,
  auditEntry: (entryId: string) => `${collections.auditEntries}/${entryId}`,
  /** One per day: 2026-11-28, in Japan. */
  integrityReport: (day: string) => `${collections.integrityReports}/${day}`,
  integrityFinding: (findingId: string) => `${collections.integrityFindings}/${findingId}`,
  aiSwitch: () => `${collections.switches}/ai`,
  sweepCursor: (name: string) => `${collections.sweepCursors}/${name}`,
} as const;

/**
 * The bucket for uploaded photos of sets. A separate bucket, so that its trigger does not run for every image that
 * we store.
 */
export const inboxOf = (projectId: string) => `${projectId}-inbox`;

/** Deterministic IDs: repeated writes reach the same document. */
export const ids = {
  originalImage: (stampId: string) => `${stampId}_original`,
  mainImage: (stampId: string) => `${stampId}_main`,
  tabImage: (stampId: string) => `${stampId}_tab`,
  processedImage: (messageId: string) => `${messageId}_processed`,
  queueMessage: (queueId: string, orderPriority: number) =>
    `${queueId}_${String(orderPriority).padStart(2, '0')}`,
  /** The messages that a set of `count` starts with. */
  firstMessages: (queueId: string, count: number) =>
    Array.from({ length: count }, (_, index) => ids.queueMessage(queueId, index + 1)),
  /** A message that was added later. `key` is derived from the request that added it. */
  addedMessage: (queueId: string, key: string) => `${queueId}_${key}`,
  generationRun: (queueId: string, runNumber: number) => `${queueId}_${runNumber}`,
  /**
   * `runNumber` counts how often the queue was started: 0 at first, plus 1 for each retry, regeneration and
   * addition.
   */
  generationCharge: (queueId: string, runNumber: number) => `${queueId}_charge_${runNumber}`,
  generationRefund: (queueId: string, runNumber: number) => `${queueId}_refund_${runNumber}`,
  /** `runNumber` counts how often this sticker was regenerated. */
  regenerationCharge: (messageId: string, runNumber: number) => `${messageId}_regeneration_${runNumber}`,
  regenerationRefund: (messageId: string, runNumber: number) =>
    `${messageId}_regeneration_${runNumber}_refund`,
  submissionCharge: (stampId: string, attemptNo: number) => `${stampId}_submission_${attemptNo}`,
  submissionRefund: (stampId: string, attemptNo: number) => `${stampId}_submission_${attemptNo}_refund`,
  submissionAttempt: (stampId: string, attemptNo: number) => `${stampId}_${attemptNo}`,
  /** The `number`th picture of a conversion, from 1. */
  generatedImage: (conversionId: string, number: number) => `${conversionId}_${number}`,
  welcomeTicket: (uid: string) => `welcome_${uid}`,
  purchasedTicket: (purchaseId: string) => `${purchaseId}_ticket`,
  grant: (grantId: string) => `grant_${grantId}`,
  grantedTicket: (grantId: string, number: number) => `grant_${grantId}_ticket_${number}`,
  refund: (refundId: string) => `refund_${refundId}`,
  failedRefund: (refundId: string) => `refund_${refundId}_failed`,
  disputeReversal: (disputeId: string) => `dispute_${disputeId}_withdrawn`,
  /** One per cause: idempotent. */
  notice: (kind: NoticeKind, cause: string) => `${kind}_${cause}`,
  disputeReinstatement: (disputeId: string) => `dispute_${disputeId}_reinstated`,
} as const;

/** Data exports as ZIP: kept for a day, in a folder per person. */
export const exportsFolder = 'exports/';

/** The fields of a set that identify its cut-out. */
interface CutOutOf {
  readonly subject: string;
  readonly photoName: string | null;
}

/** Files in the main bucket; only `upload` is in the inbox. */
export const files = {
  upload: (uid: string, stampId: string, name: string) => `uploads/user_${uid}/stamps/${stampId}/${name}`,
  uploadFolder: (uid: string) => `uploads/user_${uid}/`,
  stampFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/`,
  /** One photo per upload, so that two concurrent uploads never mix. */
  photo: (uid: string, stampId: string, uploadName: string) =>
    `stamps/user_${uid}/${stampId}/photos/${photoNameOf(uploadName)}.png`,
  /** One for each photo that the set has had; the first photo has no name. */
  cutOut: (uid: string, stampId: string, { subject, photoName }: CutOutOf) =>
    `stamps/user_${uid}/${stampId}/cutout_${photoName === null ? '' : `${photoName}_`}${subject}.png`,
  /** One finished PNG. `digest` is that of its bytes, so a file is never overwritten with other content. */
  sticker: (uid: string, stampId: string, name: string, digest: string) =>
    `stamps/user_${uid}/${stampId}/images/${name}-${digest}.png`,
  /** The folder of all finished PNGs of a set. */
  imageFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/images/`,
  /** What an engine drew for one sticker; `regenerations` separates later ones. */
  art: (uid: string, stampId: string, messageId: string, regenerations: number) =>
    `stamps/user_${uid}/${stampId}/art/${messageId}-${regenerations}.png`,
  /** A sheet of pictures as drawn by an engine. */
  sheet: (uid: string, stampId: string, callId: string) =>
    `stamps/user_${uid}/${stampId}/sheets/${callId}.png`,
  sheetFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/sheets/`,
  /** A photo for a free preview, before there is a set. */
  previewUpload: (uid: string, name: string) => `uploads/user_${uid}/previews/${name}`,
  previewFolder: (uid: string) => `previews/user_${uid}/`,
  /** Its cut-out, under the photo's digest. */
  previewCutOut: (uid: string, digest: string, subject: string) =>
    `previews/user_${uid}/${digest}_${subject}.png`,
  /** A drawing read from an upload, before there is a set. */
  previewDrawing: (uid: string, drawingId: string) => `previews/user_${uid}/drawing_${drawingId}.png`,
  /** The same drawing on its ground. */
  previewDrawingOnGround: (uid: string, drawingId: string) =>
    `previews/user_${uid}/drawing_${drawingId}_ground.png`,
  /** What links to a set show. `digest` is that of its bytes. */
  sharedPreview: (uid: string, stampId: string, digest: string) =>
    `stamps/user_${uid}/${stampId}/shared/${digest}.jpg`,
  sharedPreviewFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/shared/`,
  package: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/package.zip`,
  packageFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/package/`,
  /** A package for a target. `digest` is that of all its parts, so each state has its own path. */
  prepared: (uid: string, stampId: string, target: ExportTarget, digest: string, name: string) =>
    `stamps/user_${uid}/${stampId}/package/${target}-${digest}/${name}`,
  /** Screenshots of all attempts of a set at the site, and of one. */
  submissionsOf: (uid: string, stampId: string) => `submissions/user_${uid}/${stampId}/`,
  submissionFolder: (uid: string, stampId: string, attemptNo: number) =>
    `submissions/user_${uid}/${stampId}/${attemptNo}/`,
  submissionPicture: (uid: string, stampId: string, attemptNo: number, name: string) =>
    `submissions/user_${uid}/${stampId}/${attemptNo}/${name}.jpg`,
  /** Images of the studio: uploads and results. `name` is a UUID with a file extension. */
  studioPicture: (uid: string, name: string) => `uploads/user_${uid}/${name}`,
  studioThumbnail: (uid: string, imageId: string) => `thumbnails/user_${uid}/${imageId}.webp`,
  exportFolder: (uid: string) => `${exportsFolder}user_${uid}/`,
  export: (uid: string, exportId: string) => `${exportsFolder}user_${uid}/${exportId}.zip`,
  /** All folders with a person's files, except their exports. */
  foldersOf: (uid: string) =>
    ['uploads', 'stamps', 'previews', 'submissions', 'thumbnails'].map((root) => `${root}/user_${uid}/`),
} as const;

/** Returns the name of a photo: its upload's name without the extension. */
export function photoNameOf(uploadName: string): string {
  return uploadName.replace(/\.[^.]*$/, '');
}

/** Returns the parts of an upload's path, or null for another path. The Storage rules allow exactly such names. */
export function parseUploadPath(path: string): { uid: string; stampId: string; name: string } | null {
  const match = /^uploads\/user_([^/]+)\/stamps\/([^/]+)\/([A-Za-z0-9-]{1,64}\.[a-z0-9]{1,5})$/.exec(path);
  const [, uid, stampId, name] = match ?? [];
  return uid && stampId && name ? { uid, stampId, name } : null;
}

import type { Subject } from './stamp.ts';

/** Every document and file path of Pochitto. Rules, triggers, queries, tests and the web use these alone. */

export const collections = {
  users: 'users',
  lineLogins: 'line_logins',
  lineAccounts: 'line_accounts',
  loginIds: 'login_ids',
  presets: 'presets',
  stamps: 'stamps',
  images: 'images',
  generateQueues: 'generate_queues',
  generateQueueMessages: 'generate_queue_messages',
  tokenTransactions: 'token_transactions',
  tokenConsumptions: 'token_consumptions',
  tickets: 'tickets',
  ticketConsumptions: 'ticket_consumptions',
  stripeEvents: 'stripe_events',
  accountDeletions: 'account_deletions',
  dataExports: 'data_exports',
} as const;

export const documents = {
  user: (uid: string) => `${collections.users}/${uid}`,
  /** Under the SHA-256 of its state, so that the document alone finishes nothing. */
  lineLogin: (stateHash: string) => `${collections.lineLogins}/${stateHash}`,
  lineAccount: (lineUserId: string) => `${collections.lineAccounts}/${lineUserId}`,
  loginId: (loginId: string) => `${collections.loginIds}/${loginId}`,
  preset: (slug: string) => `${collections.presets}/${slug}`,
  stamp: (stampId: string) => `${collections.stamps}/${stampId}`,
  image: (imageId: string) => `${collections.images}/${imageId}`,
  generateQueue: (queueId: string) => `${collections.generateQueues}/${queueId}`,
  generateQueueMessage: (messageId: string) => `${collections.generateQueueMessages}/${messageId}`,
  tokenTransaction: (entryId: string) => `${collections.tokenTransactions}/${entryId}`,
  tokenConsumption: (entryId: string) => `${collections.tokenConsumptions}/${entryId}`,
  ticket: (ticketId: string) => `${collections.tickets}/${ticketId}`,
  /** Under the queue that was paid for: one ticket pays it, whatever runs twice. */
  ticketConsumption: (queueId: string) => `${collections.ticketConsumptions}/${queueId}`,
  stripeEvent: (eventId: string) => `${collections.stripeEvents}/${eventId}`,
  accountDeletion: (uid: string) => `${collections.accountDeletions}/${uid}`,
  dataExport: (uid: string) => `${collections.dataExports}/${uid}`,
} as const;

/** Deterministic ids: whatever writes them twice writes the same document. */
export const ids = {
  originalImage: (stampId: string) => `${stampId}_original`,
  mainImage: (stampId: string) => `${stampId}_main`,
  tabImage: (stampId: string) => `${stampId}_tab`,
  processedImage: (messageId: string) => `${messageId}_processed`,
  queueMessage: (queueId: string, orderPriority: number) =>
    `${queueId}_${String(orderPriority).padStart(2, '0')}`,
  /** `round` counts how often the queue was started: 0 at first, 1 after the first retry. */
  generationHold: (queueId: string, round: number) => `${queueId}_hold_${round}`,
  generationReturn: (queueId: string, round: number) => `${queueId}_return_${round}`,
  /** `round` counts how often this one sticker was made again. */
  regenerationHold: (messageId: string, round: number) => `${messageId}_regeneration_${round}`,
  regenerationReturn: (messageId: string, round: number) => `${messageId}_regeneration_${round}_return`,
  submissionHold: (stampId: string, attemptNo: number) => `${stampId}_submission_${attemptNo}`,
  submissionReturn: (stampId: string, attemptNo: number) => `${stampId}_submission_${attemptNo}_return`,
  welcomeTicket: (uid: string) => `welcome_${uid}`,
  purchasedTicket: (purchaseId: string) => `${purchaseId}_ticket`,
  grant: (grantId: string) => `grant_${grantId}`,
  grantedTicket: (grantId: string, number: number) => `grant_${grantId}_ticket_${number}`,
  refund: (refundId: string) => `refund_${refundId}`,
  failedRefund: (refundId: string) => `refund_${refundId}_failed`,
  takenDispute: (disputeId: string) => `dispute_${disputeId}_taken`,
  returnedDispute: (disputeId: string) => `dispute_${disputeId}_returned`,
} as const;

/** What people took away as a ZIP: for a day, each in their own folder. */
export const exportsFolder = 'exports/';

/** Files in the bucket. What a browser uploads lies under `uploads`, what we made under `stamps`. */
export const files = {
  upload: (uid: string, stampId: string, name: string) => `uploads/user_${uid}/stamps/${stampId}/${name}`,
  stampFolder: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/`,
  /** One photo per upload, so that two racing uploads never mix. */
  photo: (uid: string, stampId: string, uploadName: string) =>
    `stamps/user_${uid}/${stampId}/photos/${uploadName.replace(/\.[^.]*$/, '')}.png`,
  cutOut: (uid: string, stampId: string, subject: Subject) =>
    `stamps/user_${uid}/${stampId}/cutout_${subject}.png`,
  sticker: (uid: string, stampId: string, fileName: string) =>
    `stamps/user_${uid}/${stampId}/images/${fileName}`,
  package: (uid: string, stampId: string) => `stamps/user_${uid}/${stampId}/package.zip`,
  exportFolder: (uid: string) => `${exportsFolder}user_${uid}/`,
  export: (uid: string, exportId: string) => `${exportsFolder}user_${uid}/${exportId}.zip`,
  /** Everything that a person put into the bucket or got there, but for their exports. */
  foldersOf: (uid: string) => [`uploads/user_${uid}/`, `stamps/user_${uid}/`],
} as const;

/** Parts of an upload's path, or null when it is none. Storage rules allow just such names. */
export function parseUploadPath(path: string): { uid: string; stampId: string; name: string } | null {
  const match = /^uploads\/user_([^/]+)\/stamps\/([^/]+)\/([A-Za-z0-9-]{1,64}\.[a-z0-9]{1,5})$/.exec(path);
  const [, uid, stampId, name] = match ?? [];
  return uid && stampId && name ? { uid, stampId, name } : null;
}

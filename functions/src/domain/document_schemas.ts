import { z } from 'zod';
import { accountDeletionDocument, formerSignInDocument } from './accounts/account_deletion.ts';
import { loginIdDocument } from './accounts/login_id.ts';
import { dataExportDocument } from './accounts/personal_data.ts';
import { lineAccountDocument, lineLoginDocument } from './accounts/sign_in.ts';
import { userSchema } from './accounts/user.ts';
import { generateQueueSchema } from './generation/generate_queue.ts';
import { generateQueueMessageSchema } from './generation/generate_queue_message.ts';
import {
  aiSpendSchema,
  aiSwitchSchema,
  imageRateSchema,
  openAiUsageSchema,
} from './generation/openai_usage.ts';
import { noticeSchema } from './notices/notice.ts';
import { auditEntrySchema } from './operations/audit_entry.ts';
import type { collections } from './paths.ts';
import { presetConfigSchema, presetSchema } from './presets/preset.ts';
import { shareSchema } from './shares/share.ts';
import { imageSchema } from './stamps/image.ts';
import { stampSchema } from './stamps/stamp.ts';
import { stickerVersionSchema } from './stamps/sticker_version.ts';
import { generatedImageSchema } from './studio/generated_image.ts';
import { imageConversionSchema } from './studio/image_conversion.ts';
import { linePairingSchema, lineSessionSchema, lineSessionSummarySchema } from './submission/line_session.ts';
import { submissionAttemptSchema, submissionLockSchema } from './submission/submission_attempt.ts';
import { timestamp } from './timestamp.ts';
import { ticketConsumptionSchema, ticketSchema } from './tokens/ticket.ts';
import { tokenConsumptionSchema } from './tokens/token_consumption.ts';
import { tokenTransactionSchema } from './tokens/token_transaction.ts';

/** The schemas of all collections; null for those that the nightly check writes or that need no check. */
export const documentSchemas: Readonly<Record<keyof typeof collections, z.ZodType | null>> = {
  users: userSchema,
  lineLogins: lineLoginDocument,
  lineAccounts: lineAccountDocument,
  loginIds: loginIdDocument,
  presets: presetSchema.extend({ config: presetConfigSchema }),
  stamps: stampSchema.extend({ presetConfig: presetConfigSchema.nullable() }),
  images: imageSchema,
  stickerVersions: stickerVersionSchema,
  generateQueues: generateQueueSchema,
  generateQueueMessages: generateQueueMessageSchema,
  tokenTransactions: tokenTransactionSchema,
  tokenConsumptions: tokenConsumptionSchema,
  tickets: ticketSchema,
  ticketConsumptions: ticketConsumptionSchema,
  stripeEvents: z.object({
    type: z.string(),
    purchaseId: z.string().nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
  }),
  accountDeletions: accountDeletionDocument,
  dataExports: dataExportDocument,
  openAiUsages: openAiUsageSchema,
  aiSpend: aiSpendSchema,
  imageRates: imageRateSchema,
  lineSessions: lineSessionSchema,
  lineSessionSummaries: lineSessionSummarySchema,
  linePairings: linePairingSchema,
  submissionAttempts: submissionAttemptSchema,
  submissionLocks: submissionLockSchema,
  imageConversions: imageConversionSchema,
  generatedImages: generatedImageSchema,
  shares: shareSchema,
  notices: noticeSchema,
  auditEntries: auditEntrySchema,
  formerSignIns: formerSignInDocument,
  rateLimits: null,
  integrityReports: null,
  integrityFindings: null,
  sweepCursors: null,
  switches: aiSwitchSchema,
};

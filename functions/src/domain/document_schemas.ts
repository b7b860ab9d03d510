import { z } from 'zod';
import { accountDeletionDocument } from './account_deletion.ts';
import { auditEntrySchema } from './audit_entry.ts';
import { dataExportDocument } from './data_export.ts';
import { generateQueueSchema } from './generate_queue.ts';
import { generateQueueMessageSchema } from './generate_queue_message.ts';
import { generatedImageSchema } from './generated_image.ts';
import { imageSchema } from './image.ts';
import { imageConversionSchema } from './image_conversion.ts';
import { lineAccountDocument, lineLoginDocument } from './line_login.ts';
import { linePairingSchema, lineSessionSchema, lineSessionSummarySchema } from './line_session.ts';
import { loginIdDocument } from './login_id.ts';
import { aiSpendSchema, imageRateSchema, openAiUsageSchema } from './openai_usage.ts';
import type { collections } from './paths.ts';
import { presetConfigSchema, presetSchema } from './preset.ts';
import { formerSignInDocument } from './sign_in.ts';
import { stampSchema } from './stamp.ts';
import { studioShareSchema } from './studio_share.ts';
import { submissionAttemptSchema, submissionLockSchema } from './submission_attempt.ts';
import { ticketConsumptionSchema, ticketSchema } from './ticket.ts';
import { timestamp } from './timestamp.ts';
import { tokenConsumptionSchema } from './token_consumption.ts';
import { tokenTransactionSchema } from './token_transaction.ts';
import { userSchema } from './user.ts';

/** What the documents of every collection have to look like; null for what the nightly check writes or nobody misses. */
export const documentSchemas: Readonly<Record<keyof typeof collections, z.ZodType | null>> = {
  users: userSchema,
  lineLogins: lineLoginDocument,
  lineAccounts: lineAccountDocument,
  loginIds: loginIdDocument,
  presets: presetSchema,
  stamps: stampSchema.extend({ presetConfig: presetConfigSchema.nullable() }),
  images: imageSchema,
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
  studioShares: studioShareSchema,
  auditEntries: auditEntrySchema,
  formerSignIns: formerSignInDocument,
  rateLimits: null,
  integrityReports: null,
  integrityFindings: null,
  sweepCursors: null,
};

import { z } from 'zod';
import { newMessage } from '../generation/generate_queue_message.ts';
import { documentIdSchema } from '../paths.ts';
import { derivedProducts } from '../product/product_spec.ts';
import { messageLanguages, messageText } from '../stamps/message_text.ts';
import { payments, subjects } from '../stamps/stamp.ts';
import type { Contract } from './contract.ts';

/** Changes to a set's generation after it started. */
export const generationApi = {
  /** Restarts a failed set with its existing photo. `messages`: new texts of failed stickers, by message ID. */
  retryStamp: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.object({
      stampId: documentIdSchema,
      subject: z.enum(subjects).optional(),
      messages: z.record(documentIdSchema, messageText).optional(),
    }),
    output: z.object({}),
  },
  /** Cancels generation: finished stickers stay, the others are removed and refunded. */
  cancelGeneration: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({}),
  },
  /** Approves the proof sheet: the rest is drawn in its style. */
  approveProofSheet: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({}),
  },
  /**
   * Rejects the proof sheet and requests another one, a limited number of times per set. `redrawNumber` names the
   * rejected one.
   */
  redrawProofSheet: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ stampId: documentIdSchema, redrawNumber: z.number().int().min(0) }),
    output: z.object({}),
  },
  /** Regenerates one sticker of a finished set: draws it again, or with the embedded engine in another pose. */
  regenerateSticker: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ stampId: documentIdSchema, messageId: documentIdSchema }),
    output: z.object({}),
  },
  /** Adds stickers to a finished set, paid with tokens. The same request ID adds them once. */
  addMessages: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({
      stampId: documentIdSchema,
      requestId: z.uuid(),
      messages: z.array(newMessage).min(1, 'message_count').max(32, 'message_count'),
    }),
    output: z.object({}),
  },
  /**
   * Derives a set from a finished one, with its art: another product, or the same stickers in another style or
   * language. There is one of each: a repeated call returns the existing one. `captions`: captions of emoji, as
   * short as possible, or none. `messages`: texts by the parent's message ID, at `revision` of the parent; those left
   * out are translated as suggested.
   */
  deriveSet: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('product'),
        stampId: documentIdSchema,
        product: z.enum(derivedProducts),
        captions: z.enum(['short', 'none']).default('short'),
      }),
      z.strictObject({
        kind: z.literal('style'),
        stampId: documentIdSchema,
        presetId: documentIdSchema,
        payWith: z.enum(payments),
      }),
      z.strictObject({
        kind: z.literal('language'),
        stampId: documentIdSchema,
        revision: z.number().int().min(0),
        language: z.enum(messageLanguages),
        messages: z.record(documentIdSchema, messageText).default({}),
        payWith: z.enum(payments),
      }),
    ]),
    output: z.object({ stampId: documentIdSchema }),
  },
} as const satisfies Contract;

import { z } from 'zod';
import { newMessage } from '../generation/generate_queue_message.ts';
import { documentIdSchema } from '../paths.ts';
import { derivedProducts } from '../product/product.ts';
import { subjects } from '../stamps/stamp.ts';
import type { Contract } from './contract.ts';

/** What changes a set’s drawing after it began. */
export const generationApi = {
  /** Starts a failed set again with the photo it has. */
  retryStamp: {
    access: 'signed_in',
    input: z.object({ stampId: documentIdSchema, subject: z.enum(subjects).optional() }),
    output: z.object({}),
  },
  /** Cancels generation: finished stickers stay, the others are removed and refunded. */
  cancelGeneration: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({}),
  },
  /** The first sheet looks right: the rest is drawn in its style. */
  approveProofSheet: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({}),
  },
  /** It does not: another one, a few times a set. `redrawNumber` names the one that was rejected. */
  redrawProofSheet: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, redrawNumber: z.number().int().min(0) }),
    output: z.object({}),
  },
  /** One sticker of a finished set once more: drawn anew, or with the embedded engine in another pose. */
  regenerateSticker: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, messageId: documentIdSchema }),
    output: z.object({}),
  },
  /** More stickers for a finished set, paid with tokens. The same request id adds them once. */
  addMessages: {
    access: 'signed_in',
    input: z.strictObject({
      stampId: documentIdSchema,
      requestId: z.uuid(),
      messages: z.array(newMessage).min(1, 'message_count').max(32, 'message_count'),
    }),
    output: z.object({}),
  },
  /**
   * A set of another product from a finished one, with its art, for the product's price. There is one of each product:
   * asked for again, it is answered as it is. `captions`: words of emoji, as short as they can be, or none.
   */
  deriveSet: {
    access: 'signed_in',
    input: z.strictObject({
      stampId: documentIdSchema,
      product: z.enum(derivedProducts),
      captions: z.enum(['short', 'none']).default('short'),
    }),
    output: z.object({ stampId: documentIdSchema }),
  },
} as const satisfies Contract;

import { z } from 'zod';
import { documentIdSchema, opaque } from '../paths.ts';
import { products } from '../product/product_spec.ts';
import { shareHours } from '../shares/share.ts';
import { maxVariants } from '../studio/image_conversion.ts';
import { type Contract, count, isoTime } from './contract.ts';

const hours = z.union(shareHours.map((each) => z.literal(each)));
/** The token is returned only here. */
const madeShare = z.object({ shareId: documentIdSchema, token: opaque, expiresAt: isoTime });

/** Expiring links to what a person made. */
export const sharesApi = {
  /** Shares images of a conversion by a link for some hours. */
  shareImages: {
    access: 'signed_in',
    input: z.strictObject({
      conversionId: documentIdSchema,
      imageIds: z.array(documentIdSchema).min(1).max(maxVariants),
      hours,
    }),
    output: madeShare,
  },
  /** Shares a preview of a finished set by a link for some hours: one watermarked image. */
  shareSet: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, hours }),
    output: madeShare,
  },
  revokeShare: {
    access: 'signed_in',
    input: z.strictObject({ shareId: documentIdSchema }),
    output: z.object({}),
  },
  /**
   * For holders of a link: returns what it shows. Its images are at `/shared/<token>/<number>`; a preview is number
   * 1.
   */
  openShare: {
    access: 'public',
    input: z.strictObject({ token: opaque }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('studio_images'),
        expiresAt: isoTime,
        images: z.array(
          z.object({
            number: z.number().int(),
            width: z.number().int(),
            height: z.number().int(),
            label: z.object({ ja: z.string(), en: z.string() }).nullable(),
          }),
        ),
      }),
      z.object({
        kind: z.literal('set_preview'),
        expiresAt: isoTime,
        /** As LINE would show it, without the person's own name for the set; empty if there is none. */
        title: z.object({ ja: z.string(), en: z.string() }),
        product: z.enum(products),
        count,
        width: z.number().int(),
        height: z.number().int(),
      }),
    ]),
  },
} as const satisfies Contract;

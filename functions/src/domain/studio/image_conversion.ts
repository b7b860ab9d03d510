import { z } from 'zod';
import { engines } from '../generation/generate_queue.ts';
import { leaseFields } from '../lease.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';
import { conversionImageSchema } from './generated_image.ts';
import { studioEffectSchema } from './studio_effect.ts';

/** Maximum number of images per conversion. */
export const maxVariants = 5;
export const maxReferences = 3;
export const maxPromptLength = 2000;

export const conversionStatuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;
export type ConversionStatus = (typeof conversionStatuses)[number];

/** State transitions of a conversion. Only `studio/conversions/conversion_record.ts` may apply them. */
export const conversionTransitions: Transitions<ConversionStatus> = {
  pending: ['processing', 'failed', 'cancelled'],
  processing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};

export function conversionMayBecome(from: ConversionStatus, to: ConversionStatus): boolean {
  return mayFollow(conversionTransitions, from, to);
}

export const isUnfinished = ({ status }: { readonly status: ConversionStatus }): boolean =>
  status === 'pending' || status === 'processing';

/** A prompt: no control characters except line breaks. */
export const promptSchema = z
  .string()
  .trim()
  .min(1, 'studio_prompt_empty')
  .max(maxPromptLength, 'studio_prompt_too_long')
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text.replaceAll(/[\n\u200d]/g, '')), 'studio_prompt_characters');

export const generationCountSchema = z
  .number('studio_count')
  .int('studio_count')
  .min(1, 'studio_count')
  .max(maxVariants, 'studio_count');

/** A file name in the person's folder: a UUID with a file extension. */
export const studioNameSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{1,5}$/, 'bad_request');

export const imageConversionSchema = z.object({
  userId: z.string().min(1),
  /**
   * Path in the bucket: `uploads/user_<uid>/<uuid>.<ext>`. Before its work starts, the upload, which no client can
   * read; afterwards an upright JPEG of it without metadata, in the same shape as the variants.
   */
  originalImagePath: z.string().min(1).max(500),
  /** Name of the person's file. */
  originalImageName: z.string().min(1).max(255),
  /** Bytes of the file at `originalImagePath`. */
  originalImageSize: z.number().int().positive(),
  /** Paths of the references; no engine needs them after the work. */
  referencePaths: z.array(z.string().max(500)).max(maxReferences).default([]),
  /**
   * The uploads among these files. They are removed at the end of the work, because their Exif data must not be
   * exposed.
   */
  uploadPaths: z
    .array(z.string().max(500))
    .max(maxReferences + 1)
    .default([]),
  prompt: z.string().min(1).max(maxPromptLength),
  generationCount: z.number().int().min(1).max(maxVariants),
  status: z.enum(conversionStatuses),
  /** Seconds from start to end of the work, three decimals. */
  processingTime: z.number().min(0).nullable(),
  errorMessage: z.string().max(2000).nullable(),
  /** An error code, for the text in the reader's language. */
  errorCode: z.string().nullable().default(null),
  isDeleted: z.boolean(),
  engine: z.enum(engines),
  /** What the embedded engine does; null if an AI draws from a prompt. */
  effect: studioEffectSchema.nullable().default(null),
  /** When the consent of the person in the photo was declared. */
  consentedAt: timestamp,
  /** 2026-11: the month (in Japan) whose quota it counts against. */
  quotaMonth: z.string().regex(/^\d{4}-\d{2}$/),
  /** Images counted at the start, minus released ones. */
  quotaCounted: z.number().int().min(0).max(maxVariants),
  /** Its images that are neither deleted nor removed, by number. Changes only together with their documents. */
  images: z.array(conversionImageSchema).max(maxVariants).default([]),
  /** Number of delivered images. */
  deliveredCount: z.number().int().min(0).max(maxVariants).default(0),
  ...leaseFields,
  startedAt: timestamp.nullable().default(null),
  /** When its last image expires, together with the original. */
  expiresAt: timestamp,
  /** When its files were removed; null while there may be any. */
  removedAt: timestamp.nullable().default(null),
  /** When a TTL policy deletes the document, as a fallback. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});
export type ImageConversion = z.infer<typeof imageConversionSchema>;

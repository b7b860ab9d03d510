import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** Whole steps of the studio's brightness; 0 is the picture as it is. */
export const brightnessLimits = { least: -50, most: 50 } as const;

export const brightnessSchema = z.number().int().min(brightnessLimits.least).max(brightnessLimits.most);

/** How long a variant is kept. */
export const retentionDays = 30;

/** When a picture created at `createdAt` expires. */
export function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + retentionDays * 86_400_000);
}

/** When the documents of what expires at `expiresAt` are taken away by themselves: long after the job should have run. */
export function purgeOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + retentionDays * 86_400_000);
}

/** Whole days left, rounded up; 0 once it is over. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / 86_400_000));
}

export const ratingSchema = z.number().int().min(1).max(5).nullable();

export const generatedImageSchema = z.object({
  userId: z.string().min(1),
  conversionId: z.string().min(1),
  /** Path in the bucket: `uploads/user_<uid>/<uuid>.<ext>`. */
  imagePath: z.string().min(1).max(500),
  /** What to call it when it is saved. */
  imageName: z.string().min(1).max(255),
  /** Bytes. */
  imageSize: z.number().int().positive(),
  thumbnailPath: z.string().max(500),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** 1 … 5 within its conversion. */
  number: z.number().int().min(1).max(5),
  /** What this variant is, where the engine can say so. */
  label: z.object({ ja: z.string(), en: z.string() }).nullable().default(null),
  brightnessAdjustment: brightnessSchema,
  rating: ratingSchema.default(null),
  expiresAt: timestamp,
  isDeleted: z.boolean(),
  /** When its files went; null while they lie in the bucket. */
  removedAt: timestamp.nullable().default(null),
  /** When a TTL policy deletes the document, if everything else has failed. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});
export type GeneratedImage = z.infer<typeof generatedImageSchema>;

/** What a conversion keeps of each of its living pictures, so that a page of the gallery reads conversions alone. */
export const conversionImageSchema = generatedImageSchema
  .pick({
    imagePath: true,
    imageName: true,
    thumbnailPath: true,
    width: true,
    height: true,
    number: true,
    label: true,
    brightnessAdjustment: true,
    rating: true,
    expiresAt: true,
  })
  .extend({ imageId: z.string() });
export type ConversionImage = z.infer<typeof conversionImageSchema>;

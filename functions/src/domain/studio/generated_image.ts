import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** Limits of the studio's brightness in whole steps; 0 leaves the image unchanged. */
export const brightnessLimits = { least: -50, most: 50 } as const;

export const brightnessSchema = z.number().int().min(brightnessLimits.least).max(brightnessLimits.most);

/** How long a variant is kept, in days. */
export const retentionDays = 30;

/** Returns when an image created at `createdAt` expires. */
export function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + retentionDays * 86_400_000);
}

/**
 * Returns when the TTL policy deletes documents that expire at `expiresAt`: long after the removal job should have
 * run.
 */
export function purgeOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + retentionDays * 86_400_000);
}

/** Returns the days left, rounded up; 0 once expired. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / 86_400_000));
}

export const ratingSchema = z.number().int().min(1).max(5).nullable();

export const generatedImageSchema = z.object({
  userId: z.string().min(1),
  conversionId: z.string().min(1),
  /** Path in the bucket: `uploads/user_<uid>/<uuid>.<ext>`. */
  imagePath: z.string().min(1).max(500),
  /** Suggested name of the saved file. */
  imageName: z.string().min(1).max(255),
  /** In bytes. */
  imageSize: z.number().int().positive(),
  thumbnailPath: z.string().max(500),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** 1 … 5 within its conversion. */
  number: z.number().int().min(1).max(5),
  /** What this variant is, if the engine can tell. */
  label: z.object({ ja: z.string(), en: z.string() }).nullable().default(null),
  brightnessAdjustment: brightnessSchema,
  rating: ratingSchema.default(null),
  expiresAt: timestamp,
  isDeleted: z.boolean(),
  /** When its files were removed; null while they are in the bucket. */
  removedAt: timestamp.nullable().default(null),
  /** When a TTL policy deletes the document, as a fallback. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});
export type GeneratedImage = z.infer<typeof generatedImageSchema>;

/** What a conversion keeps of each of its existing images, so that a gallery page reads only conversions. */
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

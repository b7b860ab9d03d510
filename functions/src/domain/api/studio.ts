import { z } from 'zod';
import { ranks } from '../accounts/role.ts';
import { engines } from '../generation/generate_queue.ts';
import { documentIdSchema, uidSchema } from '../paths.ts';

import { brightnessSchema, conversionImageSchema, ratingSchema } from '../studio/generated_image.ts';
import {
  conversionStatuses,
  generationCountSchema,
  imageConversionSchema,
  maxReferences,
  promptSchema,
  studioNameSchema,
} from '../studio/image_conversion.ts';
import { studioEffectSchema } from '../studio/studio_effect.ts';
import { type Contract, isoTime, nextPage, pageCursor } from './contract.ts';

/** A conversion with its existing images, as the gallery shows it; times as ISO 8601. */
const conversionViewSchema = imageConversionSchema
  .pick({
    originalImagePath: true,
    originalImageName: true,
    prompt: true,
    generationCount: true,
    status: true,
    processingTime: true,
    errorCode: true,
    engine: true,
    effect: true,
  })
  .extend({
    conversionId: z.string(),
    createdAt: isoTime,
    /** When its last image expires. */
    expiresAt: isoTime,
    images: z.array(conversionImageSchema.extend({ expiresAt: isoTime })),
  });
export type ConversionView = z.infer<typeof conversionViewSchema>;

/** The photo studio, its gallery and its usage. */
export const studioApi = {
  /**
   * Starts a conversion of photos that were uploaded to `files.studioPicture`; its images count against the quota
   * immediately (`studio_quota`). The same request ID starts one. `effect`: what the embedded engine does; null: a
   * prompt for the AI.
   */
  startConversion: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z
      .strictObject({
        requestId: z.uuid(),
        original: z.strictObject({ name: studioNameSchema, fileName: z.string().trim().min(1).max(255) }),
        references: z.array(studioNameSchema).max(maxReferences).default([]),
        prompt: promptSchema,
        generationCount: generationCountSchema,
        engine: z.enum(engines),
        effect: studioEffectSchema.nullable().default(null),
        consent: z.literal(true, 'studio_consent'),
      })
      .refine(({ engine, effect }) => (engine === 'embedded') === (effect !== null), { path: ['effect'] }),
    output: z.object({ conversionId: documentIdSchema }),
  },
  /** Cancels a conversion: missing variants are released from the quota. It is removed from the gallery. */
  cancelConversion: {
    access: 'signed_in',
    input: z.strictObject({ conversionId: documentIdSchema }),
    output: z.object({}),
  },
  /** Removes a conversion with its images from the gallery, or (`isDeleted` false) restores it while it is kept. */
  setConversionDeleted: {
    access: 'signed_in',
    input: z.strictObject({ conversionId: documentIdSchema, isDeleted: z.boolean() }),
    output: z.object({}),
  },
  setImageDeleted: {
    access: 'signed_in',
    input: z.strictObject({ imageId: documentIdSchema, isDeleted: z.boolean() }),
    output: z.object({}),
  },
  setBrightness: {
    access: 'signed_in',
    input: z.strictObject({ imageId: documentIdSchema, brightness: brightnessSchema }),
    output: z.object({}),
  },
  rateImage: {
    access: 'signed_in',
    input: z.strictObject({ imageId: documentIdSchema, rating: ratingSchema }),
    output: z.object({}),
  },
  /**
   * Returns a page of the caller's conversions, newest first, with their images. `cursor` is `next` of the previous
   * page.
   */
  listConversions: {
    access: 'signed_in',
    input: z.strictObject({
      cursor: pageCursor,
      status: z.enum(conversionStatuses).nullable().default(null),
      /** Days in Japan, both inclusive. */
      from: z.iso.date().nullable().default(null),
      to: z.iso.date().nullable().default(null),
      /** Words that the prompt must contain. */
      text: z.string().trim().max(100).default(''),
    }),
    output: z.object({
      conversions: z.array(conversionViewSchema).max(20),
      next: nextPage,
    }),
  },
  /** For staff: monthly usage per person, paginated, by name. `name` is a prefix of the names. */
  listUsage: {
    access: 'staff',
    input: z.strictObject({
      name: z.string().trim().max(100).default(''),
      cursor: z.string().max(2000).nullable().default(null),
    }),
    output: z.object({
      people: z.array(
        z.object({
          uid: z.string(),
          displayName: z.string(),
          /** The address they sign in with, for superusers; '' for staff, and if there is none. */
          email: z.string(),
          rank: z.enum(ranks),
          monthlyLimit: z.number().int(),
          monthlyUsed: z.number().int(),
          isActive: z.boolean(),
        }),
      ),
      next: nextPage,
    }),
  },
  /** For superusers: sets a person's monthly limit of images. */
  setMonthlyLimit: {
    access: 'superuser',
    input: z.strictObject({
      uid: uidSchema,
      monthlyLimit: z.number().int().min(0).max(100_000),
    }),
    output: z.object({}),
  },
  /** For superusers: returns a page of any person's conversions. */
  listConversionsOf: {
    access: 'superuser',
    input: z.strictObject({
      uid: uidSchema,
      cursor: pageCursor,
    }),
    output: z.object({ conversions: z.array(conversionViewSchema).max(20), next: nextPage }),
  },
  /** For superusers: returns thumbnails of a conversion's remaining images, by number. */
  inspectPictures: {
    access: 'superuser',
    input: z.strictObject({ conversionId: documentIdSchema }),
    output: z.object({
      pictures: z
        .array(z.object({ number: z.number().int(), webp: z.base64(), isDeleted: z.boolean() }))
        .max(5),
    }),
  },
} as const satisfies Contract;

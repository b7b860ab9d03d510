import { z } from 'zod';
import { conversionImageSchema } from './generated_image.ts';
import { imageConversionSchema } from './image_conversion.ts';

const iso = z.iso.datetime();

/** A conversion with its living pictures as the gallery shows it; times as ISO 8601. */
export const conversionViewSchema = imageConversionSchema
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
    createdAt: iso,
    /** When the last of it goes. */
    expiresAt: iso,
    images: z.array(conversionImageSchema.extend({ expiresAt: iso })),
  });
export type ConversionView = z.infer<typeof conversionViewSchema>;

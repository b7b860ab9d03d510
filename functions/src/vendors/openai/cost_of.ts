import { z } from 'zod';
import type { ImageModelName, ImageQuality } from '../../domain/generation/image_model.ts';
import { imageModels } from './image_models.ts';

const tokens = z.number().int().min(0);
const usageAnswer = z.object({
  input_tokens_details: z.object({ text_tokens: tokens, image_tokens: tokens }),
  output_tokens: tokens,
});

/** Input tokens to assume if the response reports none: one page of prompt and one reference at high fidelity. */
const usualInput = { text: 1_000, image: 4_500 };
const standardPixels = 1024 * 1024;

interface Picture {
  readonly model: ImageModelName;
  readonly quality: ImageQuality;
  readonly size: { readonly width: number; readonly height: number };
}

/** Returns the cost of one image in USD, by its tokens, or by the price table if `usage` (as received) has none. */
export function costOf(picture: Picture, usage: unknown): number {
  const prices = imageModels[picture.model].pricePerMillionTokens;
  const { success, data } = usageAnswer.safeParse(usage);
  if (!success) return estimatedCost(picture);
  const { text_tokens: text, image_tokens: image } = data.input_tokens_details;
  return (text * prices.textInput + image * prices.imageInput + data.output_tokens * prices.output) / 1e6;
}

/**
 * Estimates the cost of one image in USD: the table's price scaled from 1024 × 1024 by area, plus the usual input.
 */
export function estimatedCost({ model, quality, size }: Picture): number {
  const { pricePerPicture, pricePerMillionTokens: prices } = imageModels[model];
  const output = (pricePerPicture[quality] * size.width * size.height) / standardPixels;
  return output + (usualInput.text * prices.textInput + usualInput.image * prices.imageInput) / 1e6;
}

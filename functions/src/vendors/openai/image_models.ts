import type { ImageModelName, ImageQuality } from '../../domain/image_model.ts';

/** USD for a million tokens. */
export interface TokenPrices {
  readonly textInput: number;
  readonly imageInput: number;
  readonly output: number;
}

/** What one model can do, and what it costs. */
export interface ImageModel {
  readonly transparentBackground: 'yes' | 'preview' | 'no';
  /** Steps and ends of a side in pixels. */
  readonly sides: { readonly multipleOf: number; readonly least: number; readonly most: number };
  /** The values that `input_fidelity` may have; none where the parameter has to be left out. */
  readonly inputFidelity: readonly ('low' | 'high')[];
  readonly mostImages: number;
  readonly mostPromptCharacters: number;
  /** USD for one picture of 1024 × 1024, without what goes in. */
  readonly pricePerPicture: Readonly<Record<ImageQuality, number>>;
  readonly pricePerMillionTokens: TokenPrices;
}

const common = {
  sides: { multipleOf: 16, least: 256, most: 3840 },
  mostImages: 16,
  mostPromptCharacters: 32_000,
} as const;

const prices2 = {
  pricePerPicture: { low: 0.006, medium: 0.053, high: 0.211 },
  pricePerMillionTokens: { textInput: 5, imageInput: 8, output: 30 },
} as const;

/** 2.5 and 2.6: transparent grounds for good, `input_fidelity` not spoken of and so left out. Prices of 2. */
const since25: ImageModel = { ...common, ...prices2, transparentBackground: 'yes', inputFidelity: [] };

/**
 * The image models by name. Abilities: OpenAI's reference of `images.edit` (2026-11). Prices: OpenAI's price list
 * (2026-11) for 1-mini, 1.5 and 2; those of 2.5 and 2.6 are not known to us, and the prices of 2 stand in for them.
 */
export const imageModels: Readonly<Record<ImageModelName, ImageModel>> = {
  'gpt-image-1-mini': {
    ...common,
    transparentBackground: 'yes',
    inputFidelity: ['low'],
    pricePerPicture: { low: 0.005, medium: 0.011, high: 0.036 },
    pricePerMillionTokens: { textInput: 2, imageInput: 2.5, output: 8 },
  },
  'gpt-image-1.5': {
    ...common,
    transparentBackground: 'yes',
    inputFidelity: ['low', 'high'],
    pricePerPicture: { low: 0.009, medium: 0.034, high: 0.133 },
    pricePerMillionTokens: { textInput: 5, imageInput: 8, output: 32 },
  },
  'gpt-image-2': { ...common, ...prices2, transparentBackground: 'preview', inputFidelity: [] },
  'gpt-image-2.5-sunburst': since25,
  'gpt-image-2.5-flare': since25,
  'gpt-image-2.6-sunburst': since25,
  'gpt-image-2.6-flare': since25,
};

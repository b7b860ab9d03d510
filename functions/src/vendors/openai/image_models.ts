import type { ImageModelName, ImageQuality } from '../../domain/generation/image_model.ts';

/** USD per million tokens. */
export interface TokenPrices {
  readonly textInput: number;
  readonly imageInput: number;
  readonly output: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Features and prices of one model. */
export interface ImageModel {
  /** Transparent backgrounds. `preview`: accepted, but not guaranteed. `no`: not documented. */
  readonly alpha: 'yes' | 'preview' | 'no';
  /** Sizes in pixels: a list, or any within limits, with an aspect ratio from 1:3 to 3:1. */
  readonly sizes:
    | readonly Size[]
    | { readonly multipleOf: number; readonly least: number; readonly most: number };
  /** Allowed values of `input_fidelity`; if empty, the parameter must be omitted. */
  readonly inputFidelity: readonly ('low' | 'high')[];
  /** Maximum number of references, including the photo. */
  readonly mostImages: number;
  /** Whether a transparent image over the first reference may mark what to change. */
  readonly markup: boolean;
  readonly mostPromptCharacters: number;
  /** USD for one image of 1024 × 1024, without its input. */
  readonly pricePerPicture: Readonly<Record<ImageQuality, number>>;
  readonly pricePerMillionTokens: TokenPrices;
}

const common = { mostImages: 16, mostPromptCharacters: 32_000 } as const;
const standardSizes: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];
const anySize = { multipleOf: 16, least: 256, most: 3840 } as const;
const prices2 = {
  pricePerPicture: { low: 0.006, medium: 0.053, high: 0.211 },
  pricePerMillionTokens: { textInput: 5, imageInput: 8, output: 30 },
} as const;

const since25: ImageModel = {
  ...common,
  ...prices2,
  alpha: 'yes',
  sizes: anySize,
  inputFidelity: [],
  markup: true,
};
/** The reference lists 2.6 as a model without further details; it uses 3 to 4 times the tokens of 2.5. */
const since26: ImageModel = {
  ...common,
  alpha: 'no',
  sizes: standardSizes,
  inputFidelity: [],
  markup: false,
  pricePerPicture: { low: 0.021, medium: 0.186, high: 0.739 },
  pricePerMillionTokens: prices2.pricePerMillionTokens,
};

/**
 * The image models of November 2026 by name. Features: OpenAI's reference of `images.edit`; a feature that it does
 * not document for a model counts as missing. Prices: OpenAI's list for 1-mini, 1.5 and 2. The prices of 2.5 and
 * 2.6 are not known to us: both use the token prices of 2, and 2.6 is estimated at 3.5 times as many tokens.
 */
export const imageModels: Readonly<Record<ImageModelName, ImageModel>> = {
  'gpt-image-1-mini': {
    ...common,
    alpha: 'yes',
    sizes: standardSizes,
    inputFidelity: ['low'],
    markup: false,
    pricePerPicture: { low: 0.005, medium: 0.011, high: 0.036 },
    pricePerMillionTokens: { textInput: 2, imageInput: 2.5, output: 8 },
  },
  'gpt-image-1.5': {
    ...common,
    alpha: 'yes',
    sizes: standardSizes,
    inputFidelity: ['low', 'high'],
    markup: false,
    pricePerPicture: { low: 0.009, medium: 0.034, high: 0.133 },
    pricePerMillionTokens: { textInput: 5, imageInput: 8, output: 32 },
  },
  'gpt-image-2': {
    ...common,
    ...prices2,
    alpha: 'preview',
    sizes: anySize,
    inputFidelity: [],
    markup: false,
  },
  'gpt-image-2.5-sunburst': since25,
  'gpt-image-2.5-flare': since25,
  'gpt-image-2.6-sunburst': since26,
  'gpt-image-2.6-flare': since26,
};

/** Returns why a model cannot draw a request, or null if it can. */
export function misfitOf(
  { alpha, sizes, mostImages, mostPromptCharacters }: ImageModel,
  asked: {
    readonly size: Size;
    readonly background: 'transparent' | 'opaque';
    readonly images: readonly unknown[];
    readonly prompt: string;
  },
): 'transparency' | 'size' | 'references' | 'prompt' | null {
  const { size, background, images, prompt } = asked;
  if (background === 'transparent' && alpha === 'no') return 'transparency';
  if (!isSizeOf(sizes, size)) return 'size';
  if (images.length < 1 || images.length > mostImages) return 'references';
  return prompt.length > mostPromptCharacters ? 'prompt' : null;
}

function isSizeOf(sizes: ImageModel['sizes'], { width, height }: Size): boolean {
  if ('multipleOf' in sizes) {
    const { multipleOf, least, most } = sizes;
    const isSide = (side: number) => side % multipleOf === 0 && side >= least && side <= most;
    return isSide(width) && isSide(height) && Math.max(width, height) <= 3 * Math.min(width, height);
  }
  return sizes.some((each) => each.width === width && each.height === height);
}

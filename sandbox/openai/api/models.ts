/** Capabilities of a model, and its prices in USD per million tokens. */
export interface Model {
  readonly inputFidelity: readonly string[];
  readonly transparent: boolean;
  /** `standard`: 1024x1024, 1536x1024 and 1024x1536; `any`: within limits. */
  readonly sizes: 'standard' | 'any';
  /** A transparent PNG over the first image. */
  readonly markup: boolean;
  /** Tokens of an image, as a multiple of those of most models. */
  readonly outputs: number;
  readonly textInput: number;
  readonly imageInput: number;
  readonly output: number;
}

const first = { transparent: true, sizes: 'standard', markup: false, outputs: 1 } as const;
const two: Model = {
  inputFidelity: [],
  transparent: true,
  sizes: 'any',
  markup: false,
  outputs: 1,
  textInput: 5,
  imageInput: 8,
  output: 30,
};
const two5: Model = { ...two, markup: true };
/** The reference promises neither transparency nor other sizes for it. */
const two6: Model = { ...two, transparent: false, sizes: 'standard', outputs: 3.5 };

/**
 * The available image models. From OpenAI's reference and price list, 2026-11: what the reference does not promise
 * for a model is rejected. Prices after gpt-image-2 are unknown.
 */
export const MODELS: ReadonlyMap<string, Model> = new Map(
  Object.entries({
    'gpt-image-1-mini': { ...first, inputFidelity: ['low'], textInput: 2, imageInput: 2.5, output: 8 },
    'gpt-image-1.5': { ...first, inputFidelity: ['low', 'high'], textInput: 5, imageInput: 8, output: 32 },
    'gpt-image-2': two,
    'gpt-image-2-2026-04-21': two,
    'gpt-image-2.5-sunburst': two5,
    'gpt-image-2.5-sunburst-2026-09-08': two5,
    'gpt-image-2.5-flare': two5,
    'gpt-image-2.5-flare-2026-09-08': two5,
    'gpt-image-2.6-sunburst': two6,
    'gpt-image-2.6-flare': two6,
  }),
);

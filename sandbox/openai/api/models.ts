/** What a model takes, and USD for a million tokens. */
export interface Model {
  readonly inputFidelity: readonly string[];
  readonly textInput: number;
  readonly imageInput: number;
  readonly output: number;
}

const two: Model = { inputFidelity: [], textInput: 5, imageInput: 8, output: 30 };

/** Image models that exist. OpenAI's reference and price list, 2026-11; prices after gpt-image-2 are not known. */
export const MODELS: ReadonlyMap<string, Model> = new Map(
  Object.entries({
    'gpt-image-1-mini': { inputFidelity: ['low'], textInput: 2, imageInput: 2.5, output: 8 },
    'gpt-image-1.5': { inputFidelity: ['low', 'high'], textInput: 5, imageInput: 8, output: 32 },
    'gpt-image-2': two,
    'gpt-image-2-2026-04-21': two,
    'gpt-image-2.5-sunburst': two,
    'gpt-image-2.5-sunburst-2026-09-08': two,
    'gpt-image-2.5-flare': two,
    'gpt-image-2.5-flare-2026-09-08': two,
    'gpt-image-2.6-sunburst': two,
    'gpt-image-2.6-flare': two,
  }),
);

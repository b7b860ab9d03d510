import type { Order } from './parameters.ts';

/** Tokens as OpenAI counts them, about. */
export interface Usage {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly image_tokens: number; readonly text_tokens: number };
  readonly output_tokens: number;
  readonly total_tokens: number;
}

const OUTPUT = { low: 272, medium: 1056, high: 4160 };
const REFERENCE = { low: 323, high: 4483 };

export function usageOf(order: Order, images: number): Usage {
  const text = Math.ceil(order.prompt.length / 4);
  const image = images * REFERENCE[order.inputFidelity];
  const share = (order.width * order.height) / 1024 ** 2;
  const output = Math.round(OUTPUT[order.quality] * order.abilities.outputs * share) * order.n;
  return {
    input_tokens: text + image,
    input_tokens_details: { image_tokens: image, text_tokens: text },
    output_tokens: output,
    total_tokens: text + image + output,
  };
}

/** USD. */
export function priceOf({ abilities }: Order, usage: Usage): number {
  const { image_tokens: image, text_tokens: text } = usage.input_tokens_details;
  return (
    (text * abilities.textInput + image * abilities.imageInput + usage.output_tokens * abilities.output) / 1e6
  );
}

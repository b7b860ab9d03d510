import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The files of functions/models with their SHA-256; their sources are listed in the README beside them. */
const models = {
  'u2netp.onnx': '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
  'face_detection_short_range.tflite': '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
  'face_landmark.tflite': 'c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1',
} as const;

/**
 * Reads a model.
 *
 * @throws Error if the file is missing or its hash differs.
 */
export async function readModel(name: keyof typeof models): Promise<Uint8Array> {
  // Resolved by package name because sources and the bundle are at different depths.
  const bytes = await readFile(new URL(import.meta.resolve(`@pochitto/functions/models/${name}`)));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== models[name]) throw new Error(`The model ${name} has the SHA-256 ${found}.`);
  return bytes;
}

export type LiteRt = typeof import('@litertjs/core');
type Model = Awaited<ReturnType<LiteRt['loadAndCompile']>>;

/** Runs a model with one input and returns copies of its outputs, in the model's order. */
export async function runModel(
  { Tensor }: LiteRt,
  model: Model,
  input: Float32Array,
  shape: readonly number[],
): Promise<Float32Array[]> {
  const tensor = new Tensor(input, [...shape]);
  const outputs = await model.run([tensor]);
  tensor.delete();
  const copies: Float32Array[] = [];
  for (const output of outputs) {
    copies.push(Float32Array.from(await output.data()));
    output.delete();
  }
  return copies;
}

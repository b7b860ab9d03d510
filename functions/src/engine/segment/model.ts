import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The files of functions/models with their SHA-256; their sources are listed in the README beside them. */
const models = {
  'u2netp.onnx': '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
  'selfie_multiclass_256x256.onnx': '713d47355389fcb4cfb4b7ab319de27ad1b099005251f958775be97f9b1ac4ff',
  'face_detection_short_range.onnx': 'd1e213fa8b87ee1c449f54e34193193dcc8eeaa52b46c6dedba049eec84982b3',
  'face_landmark.onnx': 'ee5e460875a69cd9e202e735fcf09607ccce9decf7c703844f65a00ea10e197e',
} as const;

/** Runs a model with one input of the given shape; resolves with the wanted outputs, in the model's order. */
export type Model = (input: Float32Array, shape: readonly number[]) => Promise<Float32Array[]>;

/**
 * Loads a model into ONNX Runtime. Call it in a worker thread only: loading and running block the calling thread.
 *
 * @param wanted number of outputs to read, the first ones; the others are side results of the calculation.
 * @throws Error if the file is missing or its hash differs.
 */
export async function loadModel(name: keyof typeof models, wanted?: number): Promise<Model> {
  const bytes = await readModel(name);
  const { InferenceSession, Tensor } = onnx();
  // Memory patterns use 200 MB more and make two runs slow instead of one; spinning threads take the core of other
  // threads.
  const session = await InferenceSession.create(bytes, {
    enableMemPattern: false,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const [inputName = ''] = session.inputNames;
  const outputNames = session.outputNames.slice(0, wanted);
  return async (input, shape) => {
    const outputs = await session.run({ [inputName]: new Tensor('float32', input, [...shape]) }, outputNames);
    return outputNames.map((output) => {
      const data = outputs[output]?.data;
      if (!(data instanceof Float32Array)) throw new Error(`The model ${name} gave no output.`);
      return data;
    });
  };
}

/** Loaded with `require`: an import would first scan the scripts for export names. */
function onnx(): typeof import('onnxruntime-node') {
  return createRequire(import.meta.url)('onnxruntime-node');
}

async function readModel(name: keyof typeof models): Promise<Uint8Array> {
  // Resolved by package name because sources and the bundle are at different depths.
  const bytes = await readFile(new URL(import.meta.resolve(`@pochitto/functions/models/${name}`)));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== models[name]) throw new Error(`The model ${name} has the SHA-256 ${found}.`);
  return bytes;
}

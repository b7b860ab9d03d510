import { loadModel } from './model.ts';

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

/**
 * Takes interleaved RGB 0..255 of 256 × 256; resolves with the six class probabilities of every pixel, interleaved.
 */
export type PersonClasses = (rgb: Float32Array) => Promise<Float32Array>;

/** Loads MediaPipe's selfie_multiclass model. */
export async function loadPersonClasses(): Promise<PersonClasses> {
  const model = await loadModel('selfie_multiclass_256x256.onnx');
  return async (rgb) => {
    const input = rgb.map((value) => value / 127.5 - 1);
    const [logits] = await model(input, [1, modelSide, modelSide, 3]);
    if (!logits) throw new Error('The person model gave no output.');
    return softmax(logits);
  };
}

/** Most probable class of each pixel. */
export function mostProbable(probabilities: Float32Array): Uint8Array {
  const classes = new Uint8Array(probabilities.length / classCount);
  for (let index = 0; index < classes.length; index++) {
    const at = index * classCount;
    let best = 0;
    for (let c = 1; c < classCount; c++) {
      if (probabilities[at + c] > probabilities[at + best]) best = c;
    }
    classes[index] = best;
  }
  return classes;
}

/** Probability of each pixel of not being background. */
export function foreground(probabilities: Float32Array): Float32Array {
  const mask = new Float32Array(probabilities.length / classCount);
  for (let index = 0; index < mask.length; index++) {
    mask[index] = 1 - probabilities[index * classCount];
  }
  return mask;
}

function softmax(logits: Float32Array): Float32Array {
  for (let at = 0; at < logits.length; at += classCount) {
    let largest = -Infinity;
    for (let c = 0; c < classCount; c++) largest = Math.max(largest, logits[at + c]);
    let sum = 0;
    for (let c = 0; c < classCount; c++) {
      const value = Math.exp(logits[at + c] - largest);
      logits[at + c] = value;
      sum += value;
    }
    for (let c = 0; c < classCount; c++) logits[at + c] /= sum;
  }
  return logits;
}

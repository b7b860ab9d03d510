import { parentPort } from 'node:worker_threads';
import { loadModel } from './model.ts';
import { type SalientAnswer, type SalientTask, salientSide } from './salient_mask.ts';

/** Runs U²-Net-p in a separate thread, beside the other models. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const loading = loadModel('u2netp.onnx', 1);
loading.catch(() => undefined); // Reported by the task that needs it.

let queue: Promise<void> = Promise.resolve();
port.on('message', (task: SalientTask) => {
  queue = queue.then(() => answer(task));
});

/** Channel means and standard deviations of the model's training data. */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

async function answer({ id, rgb }: SalientTask): Promise<void> {
  try {
    const mask = await (rgb ? maskOf(rgb) : loading.then(() => null));
    const reply: SalientAnswer = { id, mask, failure: null };
    port.postMessage(reply, mask ? [mask.buffer as ArrayBuffer] : []);
  } catch (error) {
    const reply: SalientAnswer = { id, mask: null, failure: String(error) };
    port.postMessage(reply);
  }
}

async function maskOf(rgb: Float32Array): Promise<Float32Array> {
  const model = await loading;
  const [found] = await model(normalised(rgb), [1, 3, salientSide, salientSide]);
  if (!found) throw new Error('The salient-object model gave no output.');
  return stretched(found);
}

/**
 * Converts interleaved RGB 0..255 to planes, divided by the brightest value and normalized to the model's mean and
 * deviation.
 */
function normalised(rgb: Float32Array): Float32Array {
  const count = salientSide * salientSide;
  const brightest = Math.max(
    1,
    rgb.reduce((most, value) => Math.max(most, value), 0),
  );
  const planes = new Float32Array(count * 3);
  for (const [channel, mean] of means.entries()) {
    const scale = 1 / (deviations[channel] ?? 1);
    for (let at = 0; at < count; at++)
      planes[channel * count + at] = (rgb[at * 3 + channel] / brightest - mean) * scale;
  }
  return planes;
}

/** Returns a copy scaled so that its minimum is 0 and its maximum 1; a constant plane becomes all 0. */
function stretched(plane: Float32Array): Float32Array {
  let least = Infinity;
  let most = -Infinity;
  for (const value of plane) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const range = most - least;
  return range > 0 ? plane.map((value) => (value - least) / range) : new Float32Array(plane.length);
}

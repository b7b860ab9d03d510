import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { readModel } from './model.ts';
import { type SalientAnswer, type SalientTask, salientSide } from './salient_mask.ts';

type Onnx = typeof import('onnxruntime-node');

/** Runs U²-Net-p in a separate thread, because ONNX Runtime blocks the calling thread while loading and running. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const session = load();
session.catch(() => undefined); // Reported by the task that needs it.

let queue: Promise<void> = Promise.resolve();
port.on('message', (task: SalientTask) => {
  queue = queue.then(() => answer(task));
});

/** Channel means and standard deviations of the model's training data. */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

/** Loaded with `require`: an import would first scan the scripts for export names. */
function onnx(): Onnx {
  return createRequire(import.meta.url)('onnxruntime-node');
}

async function load() {
  const bytes = await readModel('u2netp.onnx');
  const { InferenceSession } = onnx();
  // Memory patterns use 200 MB more and make two runs slow instead of one; spinning threads take the core of other
  // threads.
  return InferenceSession.create(bytes, {
    enableMemPattern: false,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

async function answer({ id, rgb }: SalientTask): Promise<void> {
  try {
    const mask = await (rgb ? maskOf(rgb) : session.then(() => null));
    const reply: SalientAnswer = { id, mask, failure: null };
    port.postMessage(reply, mask ? [mask.buffer as ArrayBuffer] : []);
  } catch (error) {
    const reply: SalientAnswer = { id, mask: null, failure: String(error) };
    port.postMessage(reply);
  }
}

async function maskOf(rgb: Float32Array): Promise<Float32Array> {
  const model = await session;
  const [input = '', output = ''] = [model.inputNames[0], model.outputNames[0]];
  const { Tensor } = onnx();
  const tensor = new Tensor('float32', normalised(rgb), [1, 3, salientSide, salientSide]);
  const found = (await model.run({ [input]: tensor }, [output]))[output];
  if (!(found?.data instanceof Float32Array)) throw new Error('The salient-object model gave no output.');
  return stretched(found.data);
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

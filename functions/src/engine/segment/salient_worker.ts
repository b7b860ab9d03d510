import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { readModel } from './model.ts';
import { type SalientAnswer, type SalientTask, salientSide } from './salient_mask.ts';

type Onnx = typeof import('onnxruntime-node');

/** Runs U²-Net-p in a thread of its own: ONNX Runtime loads and runs on the thread that calls it. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const session = load();
session.catch(() => undefined); // Reported by the task that needs it.

let queue: Promise<void> = Promise.resolve();
port.on('message', (task: SalientTask) => {
  queue = queue.then(() => answer(task));
});

/** Channel means and deviations that the model was trained with. */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

/** By `require`: an import would first search its scripts for names. */
function onnx(): Onnx {
  return createRequire(import.meta.url)('onnxruntime-node');
}

async function load() {
  const bytes = await readModel('u2netp.onnx');
  const { InferenceSession } = onnx();
  // Planned memory takes 200 MB more and is slow twice instead of once; spinning threads take the other threads' core.
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

/** Interleaved 0..255 to planes, divided by the brightest value and brought to the model's mean and deviation. */
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

/** A copy with its least value at 0 and its largest at 1; a flat plane, which shows nothing, is all 0. */
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

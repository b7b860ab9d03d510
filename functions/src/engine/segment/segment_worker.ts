import { parentPort } from 'node:worker_threads';
import { isErrorCode } from '../../domain/error_codes.ts';
import { PochittoError } from '../../domain/errors.ts';
import { findFaces } from '../face/find_faces.ts';
import { readFaceMap } from '../face/read_face_map.ts';
import { withRememberedRuns } from './remembered_runs.ts';
import { loadSegmentModels } from './segment_models.ts';
import type { SegmentAnswer, SegmentResult, SegmentTask, SegmentWork } from './segment_photo.ts';

/** The worker thread: loads the models once and handles tasks in order of arrival. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const loading = loadSegmentModels().then(withRememberedRuns);
loading.catch(() => undefined); // Reported by the task that needs it.
const finding = import('./find_subject.ts'); // Loads while the model files are being read.

let queue: Promise<void> = Promise.resolve();
port.on('message', (task: SegmentTask) => {
  queue = queue.then(() => answer(task));
});

async function answer({ id, work }: SegmentTask): Promise<void> {
  try {
    const result = await resultOf(work);
    send({ id, result, failure: null }, buffersOf(result));
  } catch (error) {
    const code = error instanceof PochittoError && isErrorCode(error.code) ? error.code : null;
    send({ id, result: {}, failure: { code, message: String(error) } }, []);
  }
}

async function resultOf(work: SegmentWork): Promise<SegmentResult> {
  const [models, { findSubject }] = await Promise.all([loading, finding]);
  if (work.kind === 'cut_out')
    return { cutOut: await findSubject(work.photo, work.alpha, work.subject, models) };
  if (work.kind === 'layers') {
    const { findLayers } = await import('../studio/find_layers.ts');
    return { layers: await findLayers(work.photo, work.wanted, models) };
  }
  if (work.kind === 'faces') return { faces: (await findFaces(work.photo, [], models)).map(readFaceMap) };
  return {};
}

/** Buffers that are transferred instead of copied. */
function buffersOf({ cutOut, layers }: SegmentResult): ArrayBuffer[] {
  const planes = [cutOut?.pixels, layers?.hair, layers?.subject];
  return planes.flatMap((plane) => (plane ? [plane.buffer as ArrayBuffer] : []));
}

function send(reply: SegmentAnswer, transfer: ArrayBuffer[]): void {
  port.postMessage(reply, transfer);
}

import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../domain/error_codes.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { Subject } from '../../domain/stamps/stamp.ts';
import type { CutOut } from '../compose/cut_out.ts';
import type { FaceMap } from '../compose/face_map.ts';
import { photoPixels } from '../photo/photo_pixels.ts';
import type { LayersWanted, StudioLayers } from '../studio/find_layers.ts';
import type { Photo } from './refine_matte.ts';

/** Work for the worker; `warm` only waits until the models are loaded. */
export type SegmentWork =
  | { readonly kind: 'warm' }
  | { readonly kind: 'cut_out'; photo: Photo; alpha: Uint8Array | null; subject: Subject }
  | { readonly kind: 'layers'; photo: Photo; wanted: LayersWanted }
  | { readonly kind: 'faces'; photo: Photo };

/** Message from the main thread to the worker. */
export interface SegmentTask {
  id: number;
  work: SegmentWork;
}

/** Result of the requested work; empty for `warm`. */
export interface SegmentResult {
  cutOut?: CutOut;
  layers?: StudioLayers;
  faces?: FaceMap[];
}

/** Message from the worker to the main thread. */
export interface SegmentAnswer {
  id: number;
  result: SegmentResult;
  failure: { code: ErrorCode | null; message: string } | null;
}

interface Waiting {
  resolve: (result: SegmentResult) => void;
  reject: (error: Error) => void;
}

interface Segmenter {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let segmenter: Segmenter | null = null;
let lastId = 0;

/** Starts the worker unless it is running and waits until its models are loaded. */
export async function warmSegmenter(): Promise<void> {
  await ask({ kind: 'warm' });
}

/** Starts the worker without waiting for its models. */
function startSegmenter(): Segmenter {
  segmenter ??= start();
  return segmenter;
}

/** Cuts the subject out of a photo in the worker thread. */
async function segmentPhoto(photo: Photo, alpha: Uint8Array | null, subject: Subject): Promise<CutOut> {
  const { cutOut } = await ask({ kind: 'cut_out', photo, alpha, subject });
  if (!cutOut) throw new Error('The segmentation worker answered without a cut-out.');
  return cutOut;
}

/**
 * Finds hair and subject of a studio photo in the worker thread.
 *
 * @throws PochittoError `studio_no_hair` or `photo_no_subject`.
 */
export async function segmentLayers(photo: Photo, wanted: LayersWanted): Promise<StudioLayers> {
  const { layers } = await ask({ kind: 'layers', photo, wanted });
  if (!layers) throw new Error('The segmentation worker answered without layers.');
  return layers;
}

/** Finds the faces of a picture in the worker thread, main face first. */
export async function detectFaces(photo: Photo): Promise<FaceMap[]> {
  const { faces } = await ask({ kind: 'faces', photo });
  if (!faces) throw new Error('The segmentation worker answered without faces.');
  return faces;
}

/** Terminates the worker; the next call starts a new one. */
export async function closeSegmenter(): Promise<void> {
  const running = segmenter;
  segmenter = null;
  await running?.worker.terminate();
}

function start(): Segmenter {
  // The worker's file has the same extension as this one: .ts when run from sources, .js when compiled.
  const name = import.meta.url.endsWith('.ts') ? './segment_worker.ts' : './segment_worker.js';
  const file = new URL(name, import.meta.url);
  // Capture stdout and stderr because the libraries log there; results arrive as messages. ONNX Runtime would store
  // an id of this machine and send telemetry; it reads the variable from the process, not the worker.
  process.env.ORT_DISABLE_TELEMETRY = '1';
  const worker = new Worker(file, { stdout: true, stderr: true });
  const waiting = new Map<number, Waiting>();
  const started = { worker, waiting };
  worker.on('message', (answer: SegmentAnswer) => commit(started, answer));
  worker.on('error', (error) => giveUp(started, error));
  worker.on('exit', () => giveUp(started, new Error('The segmentation worker ended.')));
  worker.unref();
  return started;
}

function ask(work: SegmentWork): Promise<SegmentResult> {
  const { worker, waiting } = startSegmenter();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    const task: SegmentTask = { id, work };
    worker.postMessage(task);
  });
}

function commit({ worker, waiting }: Segmenter, { id, result, failure }: SegmentAnswer): void {
  const task = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) worker.unref();
  if (!failure) task?.resolve(result);
  else
    task?.reject(
      failure.code ? new PochittoError(failure.code, failure.message) : new Error(failure.message),
    );
}

function giveUp({ waiting }: Segmenter, error: Error): void {
  segmenter = null;
  for (const task of waiting.values()) task.reject(error);
  waiting.clear();
}

/** Share of transparent pixels from which a photo counts as already cut out. */
const cutOutAlready = 0.05;

/**
 * Removes the background of a normalised photo. A photo with a transparent background keeps its own edge.
 *
 * @throws PochittoError `photo_no_subject`.
 */
export async function cutOut(photo: Uint8Array, subject: Subject): Promise<CutOut> {
  const { width, height, pixels, alpha } = await photoPixels(photo);
  return segmentPhoto({ width, height, pixels }, alpha && isCutOut(alpha) ? alpha : null, subject);
}

function isCutOut(alpha: Uint8Array): boolean {
  let clear = 0;
  for (const value of alpha) if (value < 128) clear++;
  return clear >= alpha.length * cutOutAlready;
}

import type { Worker } from 'node:worker_threads';
import { type ErrorCode, PochittoError } from '../../domain/errors.ts';
import type { Subject } from '../../domain/stamp.ts';
import type { CutOut } from '../compose/cut_out.ts';
import type { Photo } from './refine_matte.ts';

/** Main thread to worker; without a photo it only asks whether the model is ready. */
export interface SegmentTask {
  id: number;
  photo: Photo | null;
  alpha: Uint8Array | null;
  subject: Subject;
}

/** Worker to main thread. */
export interface SegmentAnswer {
  id: number;
  cutOut: CutOut | null;
  failure: { code: ErrorCode | null; message: string } | null;
}

interface Waiting {
  resolve: (cutOut: CutOut | null) => void;
  reject: (error: Error) => void;
}

interface Segmenter {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let segmenter: Promise<Segmenter> | null = null;
let lastId = 0;

/** Starts the worker where it does not run and waits until its model is loaded. */
export async function warmSegmenter(): Promise<void> {
  await ask(null, null, 'auto');
}

/** Starts the worker without waiting for its model. */
function startSegmenter(): Promise<Segmenter> {
  segmenter ??= start();
  return segmenter;
}

/** Cuts the subject out of a photo in the worker thread. */
export async function segmentPhoto(
  photo: Photo,
  alpha: Uint8Array | null,
  subject: Subject,
): Promise<CutOut> {
  const cutOut = await ask(photo, alpha, subject);
  if (!cutOut) throw new Error('The segmentation worker answered without a cut-out.');
  return cutOut;
}

/** Ends the worker; the next call starts another one. */
export async function closeSegmenter(): Promise<void> {
  const running = segmenter;
  segmenter = null;
  if (running) await (await running).worker.terminate();
}

async function start(): Promise<Segmenter> {
  const { Worker } = await import('node:worker_threads');
  // Run from sources the file ends in .ts, compiled in .js: the worker's does as this one's.
  const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
  // The libraries inside chat on stdout and stderr; what matters comes as messages.
  const worker = new Worker(file, { stdout: true, stderr: true });
  const waiting = new Map<number, Waiting>();
  const started = { worker, waiting };
  worker.on('message', (answer: SegmentAnswer) => settle(started, answer));
  worker.on('error', (error) => giveUp(started, error));
  worker.on('exit', () => giveUp(started, new Error('The segmentation worker ended.')));
  worker.unref();
  return started;
}

async function ask(photo: Photo | null, alpha: Uint8Array | null, subject: Subject): Promise<CutOut | null> {
  const { worker, waiting } = await startSegmenter();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    const task: SegmentTask = { id, photo, alpha, subject };
    worker.postMessage(task);
  });
}

function settle({ worker, waiting }: Segmenter, { id, cutOut, failure }: SegmentAnswer): void {
  const task = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) worker.unref();
  if (!failure) task?.resolve(cutOut);
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

import { Worker } from 'node:worker_threads';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/stamps/sticker_spec.ts';
import type { Pixels } from '../compose/surface.ts';
import type { FinishedSticker } from './finish_sticker.ts';

/** Main thread to worker. */
export interface FinishTask {
  id: number;
  canvas: Pixels;
  preset: PresetConfig;
}

/** Worker to main thread, after it has said `ready`. */
export interface FinishAnswer {
  id: number;
  image: FinishedSticker | null;
  failure: string | null;
}

interface Waiting {
  pixels: Uint8ClampedArray;
  resolve: (image: FinishedSticker) => void;
  reject: (error: Error) => void;
}

interface Finisher {
  worker: Worker;
  ready: boolean;
  waiting: Map<number, Waiting>;
  /** Memory that both threads see, a canvas each: sending pixels would copy them twice and leave garbage. */
  free: Uint8ClampedArray[];
}

/** Stickers in the worker's hands at a time: a store that outlasts what keeps this thread from refilling it. */
const atOnce = 3;
const canvasBytes = stickerSpec.sticker.maxWidth * stickerSpec.sticker.maxHeight * 4;

let finisher: Finisher | null = null;
let lastId = 0;

/** Starts the worker where it does not run; nobody has to wait for it. */
export function startFinisher(): void {
  finisher ??= start();
}

/** Ends the worker; what it has not finished is rejected. */
export async function closeFinisher(): Promise<void> {
  const running = finisher;
  finisher = null;
  await running?.worker.terminate();
}

/** Has the worker finish a sticker, as `finishSticker` does; null where it has enough to do or is not there. */
export function handOver(canvas: Pixels, preset: PresetConfig): Promise<FinishedSticker> | null {
  const pixels = finisher?.ready ? finisher.free.pop() : undefined;
  if (!finisher || !pixels) return null;
  const { worker, waiting } = finisher;
  const id = ++lastId;
  const { width, height, data } = canvas;
  pixels.set(data);
  const task: FinishTask = { id, canvas: { width, height, data: pixels }, preset };
  worker.ref();
  worker.postMessage(task);
  return new Promise((resolve, reject) => waiting.set(id, { pixels, resolve, reject }));
}

function start(): Finisher {
  const name = import.meta.url.endsWith('.ts') ? './finish_worker.ts' : './finish_worker.js';
  const file = new URL(name, import.meta.url);
  const worker = new Worker(file);
  const free = Array.from(
    { length: atOnce },
    () => new Uint8ClampedArray(new SharedArrayBuffer(canvasBytes)),
  );
  const started: Finisher = { worker, ready: false, waiting: new Map(), free };
  worker.on('message', (message: FinishAnswer | 'ready') => {
    if (message === 'ready') started.ready = true;
    else commit(started, message);
  });
  worker.on('error', (error) => giveUp(started, error));
  worker.on('exit', () => giveUp(started, new Error('The finishing worker ended.')));
  worker.unref();
  return started;
}

function commit({ worker, waiting, free }: Finisher, { id, image, failure }: FinishAnswer): void {
  const task = waiting.get(id);
  waiting.delete(id);
  if (task) free.push(task.pixels);
  if (waiting.size === 0) worker.unref();
  if (image) task?.resolve(image);
  else task?.reject(new Error(failure ?? 'The finishing worker answered without a picture.'));
}

function giveUp(ended: Finisher, error: Error): void {
  if (finisher === ended) finisher = null;
  for (const task of ended.waiting.values()) task.reject(error);
  ended.waiting.clear();
}

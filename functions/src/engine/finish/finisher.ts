import { Worker } from 'node:worker_threads';
import { animationTiming, productSpecs } from '../../domain/product/product_spec.ts';
import { stillCanvas } from '../compose/sticker_canvas.ts';
import type { Pixels } from '../compose/surface.ts';
import type { AnimationWork, FinishedAnimation } from './finish_animation.ts';
import type { FinishedSticker, StillWork } from './finish_sticker.ts';

/** Message from the main thread to the worker; either `still` or `moving` is set. */
export interface FinishTask {
  id: number;
  still: StillWork | null;
  moving: AnimationWork | null;
}

/** Message from the worker to the main thread, after `ready`. The image is an animation if one was requested. */
export interface FinishAnswer {
  id: number;
  image: FinishedSticker | FinishedAnimation | null;
  failure: string | null;
}

interface Waiting {
  release: () => void;
  resolve: (image: FinishedSticker | FinishedAnimation) => void;
  reject: (error: Error) => void;
}

interface Finisher {
  worker: Worker;
  ready: boolean;
  waiting: Map<number, Waiting>;
  /** Shared memory, one canvas each: posting pixels would copy them twice and create garbage. */
  free: Uint8ClampedArray[];
  /** The same for animations, with all frames in a row; allocated on first use. */
  freeAnimations: Uint8ClampedArray[];
  animations: number;
}

/** Stickers at the worker at a time: enough to keep it busy while this thread is occupied. */
const atOnce = 3;
const animationsAtOnce = 2;
const canvasBytes = stillCanvas.width * stillCanvas.height * 4;
const { animated_sticker: animated } = productSpecs;
const animationBytes =
  animated.picture.maxWidth * animated.picture.maxHeight * 4 * animationTiming.frames.max;

let finisher: Finisher | null = null;
let lastId = 0;

/** Starts the worker unless it is running. Need not be awaited. */
export function startFinisher(): void {
  finisher ??= start();
}

/** Terminates the worker; unfinished work is rejected. */
export async function closeFinisher(): Promise<void> {
  const running = finisher;
  finisher = null;
  await running?.worker.terminate();
}

/** Passes a sticker to the worker, which runs `finishSticker`. Returns null if the worker is busy or not running. */
export function handOver(work: StillWork): Promise<FinishedSticker> | null {
  const memory = finisher?.ready ? finisher.free.pop() : undefined;
  if (!finisher || !memory) return null;
  const { free } = finisher;
  const still = { ...work, pixels: copied(work.pixels, memory, 0) };
  return sent(finisher, { still, moving: null }, () => free.push(memory));
}

/** Passes an animation to the worker, which runs `finishAnimation`. Returns null as `handOver` does. */
export function handOverAnimation(work: AnimationWork): Promise<FinishedAnimation> | null {
  const memory = finisher?.ready ? animationMemory(finisher) : undefined;
  if (!finisher || !memory) return null;
  const { freeAnimations } = finisher;
  let at = 0;
  const frames = work.frames.map((frame) => {
    const copy = copied(frame, memory, at);
    at += frame.data.length;
    return copy;
  });
  // The worker answers an animation task with an animation.
  return sent(finisher, { still: null, moving: { ...work, frames } }, () =>
    freeAnimations.push(memory),
  ) as Promise<FinishedAnimation>;
}

function animationMemory(running: Finisher): Uint8ClampedArray | undefined {
  if (running.freeAnimations.length === 0 && running.animations < animationsAtOnce) {
    running.animations++;
    running.freeAnimations.push(new Uint8ClampedArray(new SharedArrayBuffer(animationBytes)));
  }
  return running.freeAnimations.pop();
}

function copied({ width, height, data }: Pixels, memory: Uint8ClampedArray, at: number): Pixels {
  const part = memory.subarray(at, at + data.length);
  part.set(data);
  return { width, height, data: part };
}

function sent(
  { worker, waiting }: Finisher,
  work: Omit<FinishTask, 'id'>,
  release: () => void,
): Promise<FinishedSticker | FinishedAnimation> {
  const id = ++lastId;
  worker.ref();
  worker.postMessage({ id, ...work } satisfies FinishTask);
  return new Promise((resolve, reject) => waiting.set(id, { release, resolve, reject }));
}

function start(): Finisher {
  const name = import.meta.url.endsWith('.ts') ? './finish_worker.ts' : './finish_worker.js';
  const file = new URL(name, import.meta.url);
  const worker = new Worker(file);
  const free = Array.from(
    { length: atOnce },
    () => new Uint8ClampedArray(new SharedArrayBuffer(canvasBytes)),
  );
  const started: Finisher = {
    worker,
    ready: false,
    waiting: new Map(),
    free,
    freeAnimations: [],
    animations: 0,
  };
  worker.on('message', (message: FinishAnswer | 'ready') => {
    if (message === 'ready') started.ready = true;
    else commit(started, message);
  });
  worker.on('error', (error) => giveUp(started, error));
  worker.on('exit', () => giveUp(started, new Error('The finishing worker ended.')));
  worker.unref();
  return started;
}

function commit({ worker, waiting }: Finisher, { id, image, failure }: FinishAnswer): void {
  const task = waiting.get(id);
  waiting.delete(id);
  task?.release();
  if (waiting.size === 0) worker.unref();
  if (image) task?.resolve(image);
  else task?.reject(new Error(failure ?? 'The finishing worker answered without a picture.'));
}

function giveUp(ended: Finisher, error: Error): void {
  if (finisher === ended) finisher = null;
  for (const task of ended.waiting.values()) task.reject(error);
  ended.waiting.clear();
}

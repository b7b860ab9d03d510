import { Worker } from 'node:worker_threads';
import { animationTiming, productSpecs } from '../../domain/product/product_spec.ts';
import { stillCanvas } from '../compose/sticker_canvas.ts';
import type { Pixels } from '../compose/surface.ts';
import type { AnimationWork, FinishedAnimation } from './finish_animation.ts';
import type { FinishedSticker, StillWork } from './finish_sticker.ts';

/** Main thread to worker: one of both. */
export interface FinishTask {
  id: number;
  still: StillWork | null;
  moving: AnimationWork | null;
}

/** Worker to main thread, after it has said `ready`; an animation for one that was asked for. */
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
  /** Memory that both threads see, a canvas each: sending pixels would copy them twice and leave garbage. */
  free: Uint8ClampedArray[];
  /** The same for animations, all frames in a row; made when there is one. */
  freeAnimations: Uint8ClampedArray[];
  animations: number;
}

/** Stickers in the worker's hands at a time: a store that outlasts what keeps this thread from refilling it. */
const atOnce = 3;
const animationsAtOnce = 2;
const canvasBytes = stillCanvas.width * stillCanvas.height * 4;
const { animated_sticker: animated } = productSpecs;
const animationBytes =
  animated.picture.maxWidth * animated.picture.maxHeight * 4 * animationTiming.frames.max;

let finisher: Finisher | null = null;
let lastId = 0;

/** Starts the worker unless it runs. Need not be awaited. */
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
export function handOver(work: StillWork): Promise<FinishedSticker> | null {
  const memory = finisher?.ready ? finisher.free.pop() : undefined;
  if (!finisher || !memory) return null;
  const { free } = finisher;
  const still = { ...work, pixels: copied(work.pixels, memory, 0) };
  return sent(finisher, { still, moving: null }, () => free.push(memory));
}

/** The same for an animation, as `finishAnimation` does it. */
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
  // Animations are answered for animations.
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

import { Worker } from 'node:worker_threads';

/** Side of the model's square, px. */
export const salientSide = 320;

/** Message to the worker; without a picture it only asks whether the model is ready. */
export interface SalientTask {
  id: number;
  rgb: Float32Array | null;
}

/** Message from the worker. */
export interface SalientAnswer {
  id: number;
  mask: Float32Array | null;
  failure: string | null;
}

/** Takes interleaved RGB 0..255 of 320 × 320; resolves with the saliency of each pixel, 0..1. */
export type SalientMask = (rgb: Float32Array) => Promise<Float32Array>;

interface Waiting {
  resolve: (mask: Float32Array | null) => void;
  reject: (error: Error) => void;
}

/**
 * Starts a worker thread with the salient-object model and waits until the model is loaded. The worker ends with
 * the calling thread.
 */
export async function loadSalientMask(): Promise<SalientMask> {
  const name = import.meta.url.endsWith('.ts') ? './salient_worker.ts' : './salient_worker.js';
  const worker = new Worker(new URL(name, import.meta.url), { stdout: true, stderr: true });
  const waiting = new Map<number, Waiting>();
  let ended: Error | null = null;
  let lastId = 0;
  const giveUp = (error: Error) => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, mask, failure }: SalientAnswer) => {
    const task = waiting.get(id);
    waiting.delete(id);
    if (failure === null) task?.resolve(mask);
    else task?.reject(new Error(failure));
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('The salient-object worker ended.')));
  const ask = (rgb: Float32Array | null) => {
    if (ended) throw ended;
    const task: SalientTask = { id: ++lastId, rgb };
    return new Promise<Float32Array | null>((resolve, reject) => {
      waiting.set(task.id, { resolve, reject });
      worker.postMessage(task);
    });
  };
  await ask(null);
  return async (rgb) => {
    const mask = await ask(rgb);
    if (!mask) throw new Error('The salient-object worker answered without a mask.');
    return mask;
  };
}

import type { AnimationWeight } from './weigh_animation.ts';

/** Weighs animations off the page's thread, one after another. */
export interface Scales {
  weigh(frames: readonly ImageData[]): Promise<AnimationWeight>;
  close(): void;
}

export function openScales(): Scales {
  const worker = new Worker(new URL('./weigh_worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((weight: AnimationWeight) => void)[] = [];
  // Answers come in the order of the questions, from this one build.
  worker.addEventListener('message', ({ data }: MessageEvent<AnimationWeight>) => waiting.shift()?.(data));
  return {
    weigh: (frames) => {
      worker.postMessage(frames.map(({ width, height, data }) => ({ width, height, data })));
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => worker.terminate(),
  };
}

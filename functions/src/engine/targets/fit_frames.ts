import { type ReadAnimation, readAnimation } from '../apng/read_animation.ts';
import type { Pixels } from '../compose/surface.ts';
import { type Fit, fitPicture } from './still_files.ts';

/** Reads an animation in our format and resizes its frames (Lanczos); held frames stay the same object. */
export async function fitFrames(apng: Uint8Array, fit: Fit): Promise<ReadAnimation> {
  const { frames, seconds } = readAnimation(apng);
  const fitted = new Map<Pixels, Pixels>();
  for (const frame of frames) {
    if (fitted.has(frame)) continue;
    const { data, width, height } = await fitPicture(frame, fit);
    const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength).slice();
    fitted.set(frame, { width, height, data: pixels });
  }
  return { frames: frames.map((frame) => fitted.get(frame) ?? frame), seconds };
}

/** Keeps every n-th frame; those between repeat the previous one. */
export function everyFrame({ frames, seconds }: ReadAnimation, apart: number): ReadAnimation {
  return { frames: frames.map((frame, index) => frames[index - (index % apart)] ?? frame), seconds };
}

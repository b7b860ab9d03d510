import { type ReadAnimation, readAnimation } from '../apng/read_animation.ts';
import type { Pixels } from '../compose/surface.ts';
import { type Fit, fitPicture } from './still_files.ts';

/** An animation as we write it, with its frames enlarged or shrunk (Lanczos); frames that are held stay the same picture. */
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

/** Every so many frames alone; those between show the one before. */
export function everyFrame({ frames, seconds }: ReadAnimation, apart: number): ReadAnimation {
  return { frames: frames.map((frame, index) => frames[index - (index % apart)] ?? frame), seconds };
}

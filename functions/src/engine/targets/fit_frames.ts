import { type ReadAnimation, readAnimation } from '../apng/read_animation.ts';
import type { Pixels } from '../compose/surface.ts';
import { imageLibrary } from '../photo/image_library.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** How a picture is fitted: into a square, `margin` px of it clear all around, or with its longer side exactly so long. */
export interface Fit {
  readonly side: number;
  readonly margin: number;
  readonly isSquare: boolean;
}

/** An animation as we write it, with its frames enlarged or shrunk (Lanczos); frames that are held stay the same picture. */
export async function fitFrames(apng: Uint8Array, { side, margin, isSquare }: Fit): Promise<ReadAnimation> {
  const sharp = await imageLibrary();
  const { frames, seconds } = readAnimation(apng);
  const room = side - margin * 2;
  const fitted = new Map<Pixels, Pixels>();
  for (const frame of frames) {
    if (fitted.has(frame)) continue;
    const { width, height, data } = frame;
    const { data: pixels, info } = await sharp(data, { raw: { width, height, channels: 4 } })
      .resize({
        width: room,
        height: room,
        background: clear,
        kernel: 'lanczos3',
        fit: isSquare ? 'contain' : 'inside',
      })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: clear })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength).slice();
    fitted.set(frame, { width: info.width, height: info.height, data: bytes });
  }
  return { frames: frames.map((frame) => fitted.get(frame) ?? frame), seconds };
}

/** Every so many frames alone; those between show the one before. */
export function everyFrame({ frames, seconds }: ReadAnimation, apart: number): ReadAnimation {
  return { frames: frames.map((frame, index) => frames[index - (index % apart)] ?? frame), seconds };
}

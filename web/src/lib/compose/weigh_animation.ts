import { lightAnimation } from '@pochitto/functions/compose/apng/light_animation';
import { frameRows, writtenFrames } from '@pochitto/functions/compose/apng/written_frames';
import type { Pixels } from '@pochitto/functions/compose/surface';
import { zlibSync } from 'fflate';

/** Estimated file size of an animation. */
export interface AnimationWeight {
  /** Accurate to some percent: the server uses another deflater. */
  readonly bytes: number;
  /** Frames that differ from the previous one; the others only extend its duration. */
  readonly frames: number;
}

/** Bytes of an APNG without its image data, and of each frame without its pixels. */
const head = 99;
const frameHead = 54;

/** Packs the frames of one loop like the server and returns the resulting size. */
export function weighAnimation(pictures: readonly Pixels[]): AnimationWeight {
  const { size, frames } = lightAnimation(pictures, (picture, width) => {
    const written = writtenFrames(picture, width).map((ways) =>
      Math.min(...ways.map((way) => zlibSync(frameRows(way, picture.colors), { level: 6 }).length)),
    );
    return {
      size: head + written.reduce((sum, bytes) => sum + bytes + frameHead, 0),
      frames: written.length,
    };
  });
  return { bytes: size, frames };
}

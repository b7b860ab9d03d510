import { lightAnimation } from '../compose/apng/light_animation.ts';
import type { Pixels } from '../compose/surface.ts';
import { type Apng, type Timing, writeApng } from './write_apng.ts';

/** Pictures of one size, the frames of one loop, as a light APNG. The same pictures give the same bytes. */
export function encodeAnimation(pictures: readonly Pixels[], timing: Timing): Apng {
  return lightAnimation(pictures, (picture, width) => writeApng(picture, width, timing));
}

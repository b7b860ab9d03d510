import type { Pixels } from '@pochitto/functions/compose/surface';
import { weighAnimation } from './weigh_animation.ts';

/** A thread of its own: packing takes half a second, and the composer's thread has the next picture to draw. */
addEventListener('message', ({ data }: MessageEvent<readonly Pixels[]>) => {
  postMessage(weighAnimation(data));
});

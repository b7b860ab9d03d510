import type { Pixels } from '@pochitto/functions/compose/surface';
import { weighAnimation } from './weigh_animation.ts';

/** Runs in its own worker: packing takes half a second, and the composer's worker has the next frame to draw. */
addEventListener('message', ({ data }: MessageEvent<readonly Pixels[]>) => {
  postMessage(weighAnimation(data));
});

import type { Pixels } from '../surface.ts';
import { lightness, type Plane } from './lightness.ts';

/** Shares of the subject that become quite black and quite white. */
const darkest = 0.03;
const lightest = 0.95;
const least = 0.12;

/** Lightness of the picture stretched over 0..1, whatever the light was. */
export function tones(pixels: Pixels): Plane {
  const plane = lightness(pixels);
  const { values } = plane;
  const counts = new Uint32Array(256);
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    if ((pixels.data[index * 4 + 3] as number) < 128) continue;
    const step = Math.min(255, ((values[index] as number) * 256) | 0);
    counts[step] = (counts[step] as number) + 1;
    total++;
  }
  const low = quantile(counts, total * darkest);
  const range = Math.max(least, quantile(counts, total * lightest) - low);
  for (let index = 0; index < values.length; index++) {
    values[index] = Math.min(1, Math.max(0, ((values[index] as number) - low) / range));
  }
  return plane;
}

function quantile(counts: Uint32Array, wanted: number): number {
  let sum = 0;
  for (let step = 0; step < 256; step++) {
    sum += counts[step] as number;
    if (sum > wanted) return step / 256;
  }
  return 1;
}

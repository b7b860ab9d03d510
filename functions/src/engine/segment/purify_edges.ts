import { boxMean } from './box_mean.ts';

/**
 * Takes the background's colour out of the half-transparent rim: each such pixel gets the mean colour of the solid
 * pixels around it. `pixels` is RGBA with straight alpha, changed in place.
 */
export function purifyEdges(pixels: Uint8ClampedArray, width: number, height: number): void {
  const count = width * height;
  const weight = new Float32Array(count);
  const planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)] as const;
  for (let index = 0; index < count; index++) {
    if ((pixels[index * 4 + 3] as number) < 250) continue;
    weight[index] = 1;
    planes.forEach((plane, channel) => {
      plane[index] = pixels[index * 4 + channel] as number;
    });
  }
  const radius = Math.max(3, Math.round(Math.max(width, height) / 160));
  const weights = boxMean(weight, width, height, radius);
  const means = planes.map((plane) => boxMean(plane, width, height, radius));
  for (let index = 0; index < count; index++) {
    const alpha = pixels[index * 4 + 3] as number;
    const around = weights[index] as number;
    if (alpha === 0 || alpha >= 250 || around < 0.01) continue;
    const share = 1 - alpha / 255;
    means.forEach((mean, channel) => {
      const own = pixels[index * 4 + channel] as number;
      pixels[index * 4 + channel] = own + ((mean[index] as number) / around - own) * share;
    });
  }
}

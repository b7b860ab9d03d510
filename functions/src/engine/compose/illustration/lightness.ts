import type { Pixels } from '../surface.ts';

/** One number for each pixel. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Lightness of each pixel, 0..1. */
export function lightness({ width, height, data }: Pixels): Plane {
  const values = new Float32Array(width * height);
  for (let index = 0, at = 0; index < values.length; index++, at += 4) {
    values[index] =
      ((data[at] as number) * 0.299 + (data[at + 1] as number) * 0.587 + (data[at + 2] as number) * 0.114) /
      255;
  }
  return { width, height, values };
}

/** A share of each pixel's alpha, 0..1. */
export function opacity({ width, height, data }: Pixels): Plane {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index++) values[index] = (data[index * 4 + 3] as number) / 255;
  return { width, height, values };
}

import type { Pixels } from '../surface.ts';
import type { Color } from './color_clusters.ts';

/** One value for each pixel. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Lightness of each pixel, 0..1. */
export function lightness({ width, height, data }: Pixels): Plane {
  const values = new Float32Array(width * height);
  for (let index = 0, at = 0; index < values.length; index++, at += 4) {
    values[index] = (data[at] * 0.299 + data[at + 1] * 0.587 + data[at + 2] * 0.114) / 255;
  }
  return { width, height, values };
}

/** Alpha of each pixel, 0..1. */
export function opacity({ width, height, data }: Pixels): Plane {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index++) values[index] = data[index * 4 + 3] / 255;
  return { width, height, values };
}

/** Blends a share (0..1) of a color into the RGBA pixel at `at`; alpha stays. */
export function lay(data: Uint8ClampedArray, at: number, color: Color, share: number): void {
  if (share <= 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const own = data[at + channel];
    data[at + channel] = own + (color[channel] - own) * share;
  }
}

/** Smoothstep: 0 before `from`, 1 beyond `to`; `from` may be the greater one. */
export function ramp(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Raises the saturation of a color by a factor. Nearly gray colors stay, or skin in cold light would become blue. */
export function livelier([red, green, blue]: Color, factor: number): Color {
  const light = red * 0.299 + green * 0.587 + blue * 0.114;
  const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
  const by = 1 + (factor - 1) * ramp(20, 90, spread);
  const channel = (value: number) => Math.min(255, Math.max(0, light + (value - light) * by));
  return [channel(red), channel(green), channel(blue)];
}

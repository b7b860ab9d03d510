import type { Photo } from '../segment/refine_matte.ts';

/** A square in a photo: center and side in px, rotated clockwise by `angle` radians. */
export interface Square {
  x: number;
  y: number;
  side: number;
  angle: number;
}

/** Limit of samples along a side of an output pixel, where the photo has a higher resolution. */
const mostSamples = 6;

/**
 * Samples the square as interleaved RGB of `size` × `size`, from `low` (black, and outside of the photo) to `high`.
 */
export function sampleSquare(
  photo: Photo,
  { x, y, side, angle }: Square,
  size: number,
  low: number,
  high: number,
): Float32Array {
  const { width, height, pixels } = photo;
  const result = new Float32Array(size * size * 3);
  const samples = Math.max(1, Math.min(mostSamples, Math.round(side / size)));
  const step = side / (size * samples);
  const across = Math.cos(angle) * step;
  const down = Math.sin(angle) * step;
  const scale = (high - low) / (255 * samples * samples);
  const start = (0.5 - (size * samples) / 2) * step;
  for (let row = 0; row < size * samples; row++) {
    const offY = start + row * step;
    let sourceX = x + start * Math.cos(angle) - offY * Math.sin(angle);
    let sourceY = y + start * Math.sin(angle) + offY * Math.cos(angle);
    const line = Math.floor(row / samples) * size;
    for (let column = 0; column < size * samples; column++) {
      if (sourceX >= 0 && sourceY >= 0 && sourceX < width && sourceY < height) {
        const from = (Math.floor(sourceY) * width + Math.floor(sourceX)) * 3;
        const to = (line + Math.floor(column / samples)) * 3;
        result[to] += pixels[from];
        result[to + 1] += pixels[from + 1];
        result[to + 2] += pixels[from + 2];
      }
      sourceX += across;
      sourceY += down;
    }
  }
  for (let at = 0; at < result.length; at++) result[at] = result[at] * scale + low;
  return result;
}

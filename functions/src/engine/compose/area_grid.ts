import type { Coverage } from './coverage.ts';
import type { Pixels } from './surface.ts';

/** Longer side of the grid on which areas are found, in cells. */
const gridSide = 640;

/** A photo's colors and the alpha of its cut-out, averaged over square cells. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Side of a cell in pixels of the photo. */
  readonly cell: number;
  /** Three bytes for each cell. */
  readonly colors: Uint8Array;
  readonly alpha: Uint8Array;
}

/**
 * Builds the grid of a photo.
 *
 * @param canvas the cut-out at its place in the photo, RGBA.
 */
export function gridOf(canvas: Uint8ClampedArray, photo: Pixels): Grid {
  const cell = Math.max(1, Math.ceil(Math.max(photo.width, photo.height) / gridSide));
  const width = Math.ceil(photo.width / cell);
  const height = Math.ceil(photo.height / cell);
  const colors = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const bottom = Math.min(photo.height, (row + 1) * cell);
    for (let column = 0; column < width; column++) {
      const right = Math.min(photo.width, (column + 1) * cell);
      const sums = [0, 0, 0, 0];
      let count = 0;
      for (let y = row * cell; y < bottom; y++) {
        for (let x = column * cell; x < right; x++) {
          const at = (y * photo.width + x) * 4;
          for (let channel = 0; channel < 3; channel++) sums[channel] += photo.data[at + channel];
          sums[3] += canvas[at + 3];
          count++;
        }
      }
      const to = row * width + column;
      for (let channel = 0; channel < 3; channel++) {
        colors[to * 3 + channel] = Math.floor(sums[channel] / count);
      }
      alpha[to] = Math.floor(sums[3] / count);
    }
  }
  return {
    width,
    height,
    cell,
    colors: withoutGrain(withoutGrain(colors, width, height), width, height),
    alpha,
  };
}

/** Replaces each cell by the mean of 3 × 3 cells. */
function withoutGrain(colors: Uint8Array, width: number, height: number): Uint8Array {
  const smooth = new Uint8Array(colors.length);
  for (let row = 0; row < height; row++) {
    const rows = [Math.max(0, row - 1), row, Math.min(height - 1, row + 1)];
    for (let column = 0; column < width; column++) {
      const columns = [Math.max(0, column - 1), column, Math.min(width - 1, column + 1)];
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const y of rows) for (const x of columns) sum += colors[(y * width + x) * 3 + channel];
        smooth[(row * width + column) * 3 + channel] = Math.floor(sum / 9);
      }
    }
  }
  return smooth;
}

/** Scales an area from cells to pixels of the photo, with an edge one cell soft. Returns null for an empty area. */
export function spreadOver(area: Uint8Array, { width, height, cell }: Grid, photo: Pixels): Coverage | null {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < area.length; at++) {
    if (!area[at]) continue;
    const column = at % width;
    const row = (at - column) / width;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }
  if (right === 0) return null;
  const box = {
    left: Math.max(0, (left - 1) * cell),
    top: Math.max(0, (top - 1) * cell),
    right: Math.min(photo.width, (right + 1) * cell),
    bottom: Math.min(photo.height, (bottom + 1) * cell),
  };
  const across = box.right - box.left;
  const plane = new Uint8Array(across * (box.bottom - box.top));
  const valueAt = (column: number, row: number) =>
    area[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))];
  for (let y = box.top; y < box.bottom; y++) {
    const v = (y + 0.5) / cell - 0.5;
    const row = Math.floor(v);
    const down = v - row;
    for (let x = box.left; x < box.right; x++) {
      const u = (x + 0.5) / cell - 0.5;
      const column = Math.floor(u);
      const along = u - column;
      const upper = valueAt(column, row) * (1 - along) + valueAt(column + 1, row) * along;
      const lower = valueAt(column, row + 1) * (1 - along) + valueAt(column + 1, row + 1) * along;
      plane[(y - box.top) * across + x - box.left] = Math.round((upper * (1 - down) + lower * down) * 255);
    }
  }
  return { ...box, plane };
}

import type { Box } from './cut_out.ts';
import type { SubjectRaster } from './subject_raster.ts';

/** Extent of the tilted subject around its picture's center, in its own px, and of its largest head. */
export interface Extent extends Box {
  head: Box | null;
}

/**
 * Computes the extent of a tilted subject.
 *
 * @param beyond further points (x, y, …) of the pose that belong to it.
 */
export function turnedExtent(
  raster: SubjectRaster,
  tilt: number,
  flip: boolean,
  beyond: readonly number[] = [],
): Extent {
  const turn = turner(raster, tilt, flip);
  const extent: Extent = { left: 1e9, top: 1e9, right: -1e9, bottom: -1e9, head: null };
  for (let at = 0; at < raster.hull.length; at += 2) {
    grow(extent, turn(raster.hull[at], raster.hull[at + 1]));
  }
  for (let at = 0; at < beyond.length; at += 2) {
    grow(extent, turn(beyond[at], beyond[at + 1]));
  }
  if (raster.heads[0]) extent.head = turnedBox(raster.heads[0], turn);
  return extent;
}

/**
 * Returns a function that maps a point of the pose after mirroring and tilting (radians) about the picture's
 * center.
 */
export function turner(
  raster: SubjectRaster,
  tilt: number,
  flip: boolean,
): (x: number, y: number) => [number, number] {
  const cosine = Math.cos(tilt);
  const sine = Math.sin(tilt);
  return (x, y) => {
    const acrossX = (x - raster.width / 2) * (flip ? -1 : 1);
    const acrossY = y - raster.height / 2;
    return [acrossX * cosine - acrossY * sine, acrossX * sine + acrossY * cosine];
  };
}

function grow(box: Box, [x, y]: [number, number]): void {
  if (x < box.left) box.left = x;
  if (x > box.right) box.right = x;
  if (y < box.top) box.top = y;
  if (y > box.bottom) box.bottom = y;
}

/** Extent of a head after `turn`. */
export function turnedBox(box: Box, turn: (x: number, y: number) => [number, number]): Box {
  const turned = { left: 1e9, top: 1e9, right: -1e9, bottom: -1e9 };
  // A head is round and its box has empty corners, so the midpoints of the sides give its extent.
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;
  for (const [x, y] of [
    [box.left, middleY],
    [box.right, middleY],
    [middleX, box.top],
    [middleX, box.bottom],
  ] as const) {
    grow(turned, turn(x, y));
  }
  return turned;
}

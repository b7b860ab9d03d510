import type { AreaTap } from '../../domain/stamps/touch_up.ts';
import { type Grid, gridOf, spreadOver } from './area_grid.ts';
import type { Coverage } from './coverage.ts';
import { eachNeighbor, flood } from './flood.ts';
import type { Pixels } from './surface.ts';

/**
 * Limits of an area's size, as shares: of the pixels the tap can change (above: it leaked), of the photo (below: a
 * speck).
 */
const mostShare = 0.6;
const leastShare = 0.0005;
/** Color differences (of 255) that always join two cells, and that never do. */
const leastTolerance = 8;
const mostTolerance = 80;
/** The tolerance is stable where raising it by this much hardly enlarges the area. */
const stableOver = 8;
/** Weight of a step between two neighboring cells against the difference from the tapped cell. */
const edgeWeight = 2;

/**
 * Finds how much of each pixel belongs to the tapped area. Erasing on a detached piece of at most half the cut-out
 * selects that whole piece; otherwise the area is what has a similar color around the tap, up to the next edge.
 * Returns null if there is nothing to restore or to erase.
 *
 * @param canvas the cut-out at its place in the photo, RGBA.
 */
export function areaAround(canvas: Uint8ClampedArray, photo: Pixels, tap: AreaTap): Coverage | null {
  const grid = gridOf(canvas, photo);
  const { width, height, cell, alpha } = grid;
  const column = Math.min(width - 1, Math.floor((tap.x * photo.width) / cell));
  const row = Math.min(height - 1, Math.floor((tap.y * photo.height) / cell));
  const seed = row * width + column;
  const isOpen = (at: number) => (tap.mode === 'keep_area' ? alpha[at] < 250 : alpha[at] > 8);
  if (!isOpen(seed)) return null;
  const piece = tap.mode === 'erase_area' ? smallerPiece(grid, seed) : null;
  const area = piece ?? smoothed(alikeAround(grid, seed, isOpen), width, height);
  return spreadOver(area, grid, photo);
}

/**
 * Returns the connected piece of the cut-out that contains the seed, with its soft rim, or null if it is more than
 * half of the cut-out.
 */
function smallerPiece({ width, height, alpha }: Grid, seed: number): Uint8Array | null {
  const isSolid = (at: number) => alpha[at] >= 128;
  if (!isSolid(seed)) return null;
  const piece = new Uint8Array(width * height);
  let size = 0;
  flood({ width, height }, seed, isSolid, (at) => {
    piece[at] = 1;
    size++;
  });
  let solid = 0;
  for (let at = 0; at < alpha.length; at++) if (isSolid(at)) solid++;
  if (size * 2 > solid) return null;
  // Include the piece's soft rim, but no solid pixels of its neighbors.
  for (let round = 0; round < 3; round++) {
    const rim: number[] = [];
    for (let at = 0; at < piece.length; at++) {
      if (piece[at] || isSolid(at) || alpha[at] === 0) continue;
      let isRim = false;
      eachNeighbor({ width, height }, at, (next) => {
        isRim ||= piece[next] === 1;
      });
      if (isRim) rim.push(at);
    }
    for (const at of rim) piece[at] = 1;
  }
  return piece;
}

/**
 * The cost of a cell is the largest step on the cheapest path from the seed. The area is every cell whose cost is
 * within a tolerance; the tolerance chosen is the one at which the area's size is most stable, as it is when an
 * object is filled up to its edge.
 */
function alikeAround(grid: Grid, seed: number, isOpen: (at: number) => boolean): Uint8Array {
  const { width, height } = grid;
  const costs = costsFrom(grid, seed, isOpen);
  const sizes = new Uint32Array(mostTolerance + 1);
  for (const cost of costs) if (cost <= mostTolerance) sizes[cost]++;
  for (let cost = 1; cost <= mostTolerance; cost++) sizes[cost] += sizes[cost - 1];
  const all = width * height;
  let open = 0;
  for (let at = 0; at < all; at++) if (isOpen(at)) open++;
  let tolerance = leastTolerance;
  let least = Number.POSITIVE_INFINITY;
  for (let each = leastTolerance; each + stableOver <= mostTolerance; each++) {
    const size = sizes[each];
    if (size > open * mostShare) break;
    if (size < all * leastShare) continue;
    const growth = (sizes[each + stableOver] - sizes[each - stableOver]) / size;
    if (growth >= least) continue;
    least = growth;
    tolerance = each;
  }
  return Uint8Array.from(costs, (cost) => (cost <= tolerance ? 1 : 0));
}

function costsFrom(grid: Grid, seed: number, isOpen: (at: number) => boolean): Uint8Array {
  const { width, height } = grid;
  const costs = new Uint8Array(width * height).fill(255);
  const waiting: number[][] = Array.from({ length: mostTolerance + 1 }, () => []);
  costs[seed] = 0;
  waiting[0]?.push(seed);
  for (let cost = 0; cost <= mostTolerance; cost++) {
    const bucket = waiting[cost];
    for (let at = bucket.pop(); at !== undefined; at = bucket.pop()) {
      if (costs[at] < cost) continue;
      const from = at;
      eachNeighbor(grid, from, (next) => {
        if (!isOpen(next)) return;
        const step = Math.max(difference(grid, seed, next), difference(grid, from, next) * edgeWeight);
        const total = Math.max(cost, Math.min(254, step));
        if (total > mostTolerance || total >= costs[next]) return;
        costs[next] = total;
        waiting[total].push(next);
      });
    }
  }
  return costs;
}

/** Largest difference of the color channels of two cells, 0 to 255. */
function difference({ colors }: Grid, one: number, other: number): number {
  let largest = 0;
  for (let channel = 0; channel < 3; channel++) {
    const gap = Math.abs(colors[one * 3 + channel] - colors[other * 3 + channel]);
    if (gap > largest) largest = gap;
  }
  return largest;
}

/** Removes specks and pinholes with a majority filter over 3 × 3 cells. */
function smoothed(area: Uint8Array, width: number, height: number): Uint8Array {
  let now = area;
  for (let round = 0; round < 2; round++) {
    const next = new Uint8Array(now.length);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        let inside = 0;
        let count = 0;
        for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
            inside += now[y * width + x];
            count++;
          }
        }
        next[row * width + column] = inside * 2 > count ? 1 : 0;
      }
    }
    now = next;
  }
  return now;
}

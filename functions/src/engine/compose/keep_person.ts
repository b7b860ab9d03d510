import type { Box } from './cut_out.ts';
import { eachNeighbor } from './flood.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, straight alpha; changed in place. */
  readonly pixels: Uint8ClampedArray;
}

/** Weight of downward distance against sideways distance, as bodies are below their heads. */
const downwards = 0.35;
/** Longer side of the grid on which people are separated, in cells. */
const gridSide = 320;
/** Share of the way between two heads from which a cell may belong to either. */
const doubtFrom = 0.38;
/** Radius of the smoothing of the edge, in cells. */
const around = 3;
/** Alpha from which a cell belongs to a person. */
const least = 24;
/** Steepness of the edge after smoothing. */
const steepness = 5;
const [noAccount, own, other] = [0, 1, 2] as const;

/**
 * Clears the pixels of everyone except the person with head `head`. Assigns each pixel to the nearest head;
 * where two people are about equally near, the boundary follows the edge between them. Plain arithmetic only, for
 * identical results on every machine.
 */
export function keepPerson(picture: Picture, head: Box, others: readonly Box[]): void {
  const { width, height, pixels } = picture;
  const cell = Math.max(1, Math.ceil(Math.max(width, height) / gridSide));
  const grid = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const colors = colorsOf(picture, grid, cell);
  const owners = seeded(grid, cell, head, others, colors);
  spread(grid, owners.labels, owners.isDoubtful, colors);
  const shares = smoothed(grid, owners.labels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4 + 3;
      if (pixels[at] === 0) continue;
      const share = shareAt(grid, shares, (x + 0.5) / cell - 0.5, (y + 0.5) / cell - 0.5);
      if (share < 1) pixels[at] = Math.max(0, pixels[at] * share);
    }
  }
}

type Grid = Pick<Picture, 'width' | 'height'>;

/** Mean color and alpha of each cell's solid pixels. */
function colorsOf({ width, height, pixels }: Picture, grid: Grid, cell: number): Uint8Array {
  const colors = new Uint8Array(grid.width * grid.height * 4);
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      const sums = [0, 0, 0, 0];
      let count = 0;
      for (let y = row * cell; y < Math.min(height, (row + 1) * cell); y++) {
        for (let x = column * cell; x < Math.min(width, (column + 1) * cell); x++) {
          const at = (y * width + x) * 4;
          const alpha = pixels[at + 3];
          for (let channel = 0; channel < 3; channel++) {
            sums[channel] += pixels[at + channel] * alpha;
          }
          sums[3] += alpha;
          count++;
        }
      }
      const total = sums[3];
      if (total === 0) continue;
      const to = (row * grid.width + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        colors[to + channel] = Math.floor(sums[channel] / total);
      }
      colors[to + 3] = Math.floor(total / count);
    }
  }
  return colors;
}

/** Assigns each cell by its distance to the heads and marks the doubtful ones. */
function seeded(grid: Grid, cell: number, head: Box, others: readonly Box[], colors: Uint8Array) {
  const toOwn = distanceToHead(head);
  const rivals = others.map(distanceToHead);
  const labels = new Uint8Array(grid.width * grid.height);
  const isDoubtful = new Uint8Array(labels.length);
  for (let at = 0; at < labels.length; at++) {
    if (colors[at * 4 + 3] < least) continue;
    const [x, y] = [((at % grid.width) + 0.5) * cell, (Math.floor(at / grid.width) + 0.5) * cell];
    const distance = toOwn(x, y);
    let nearest = Number.POSITIVE_INFINITY;
    for (const rival of rivals) nearest = Math.min(nearest, rival(x, y));
    const way = distance / (distance + nearest);
    labels[at] = way < 0.5 ? own : other;
    isDoubtful[at] = way > doubtFrom && way < 1 - doubtFrom ? 1 : 0;
  }
  return { labels, isDoubtful };
}

/** Assigns each doubtful cell to the person that it connects to with the least color difference. */
function spread(grid: Grid, labels: Uint8Array, isDoubtful: Uint8Array, colors: Uint8Array): void {
  const waiting: number[][] = Array.from({ length: 256 }, () => []);
  const difference = (one: number, next: number) => {
    let most = 0;
    for (let channel = 0; channel < 3; channel++) {
      const gap = Math.abs(colors[one * 4 + channel] - colors[next * 4 + channel]);
      if (gap > most) most = gap;
    }
    return most;
  };
  const reach = (at: number, level: number) =>
    eachNeighbor(grid, at, (next) => {
      if (isDoubtful[next] === 1) waiting[Math.max(level, difference(at, next))].push(at, next);
    });
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] !== noAccount && isDoubtful[at] === 0) reach(at, 0);
  }
  for (let level = 0; level < waiting.length; level++) {
    const bucket = waiting[level];
    // First in, first out, so a uniform area is divided by distance.
    for (let place = 0; place < bucket.length; place += 2) {
      const [from, to] = [bucket[place], bucket[place + 1]];
      if (isDoubtful[to] === 0) continue;
      isDoubtful[to] = 0;
      labels[to] = labels[from];
      reach(to, level);
    }
  }
}

/** The person's share of each cell and its neighbors, 0..1; cells without a person do not count. */
function smoothed(grid: Grid, labels: Uint8Array): Float32Array {
  const shares = new Float32Array(labels.length);
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      let mine = 0;
      let ownersOf = 0;
      for (let y = Math.max(0, row - around); y <= Math.min(grid.height - 1, row + around); y++) {
        for (let x = Math.max(0, column - around); x <= Math.min(grid.width - 1, column + around); x++) {
          const label = labels[y * grid.width + x];
          if (label === noAccount) continue;
          ownersOf++;
          if (label === own) mine++;
        }
      }
      shares[row * grid.width + column] = ownersOf === 0 ? 0 : mine / ownersOf;
    }
  }
  return shares;
}

/** Interpolates between cells, steep enough for a clean edge. */
function shareAt({ width, height }: Grid, shares: Float32Array, x: number, y: number): number {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [across, down] = [Math.max(0, x - left), Math.max(0, y - top)];
  const mix = (row: number) =>
    shares[row * width + left] * (1 - across) + shares[row * width + right] * across;
  const share = mix(top) * (1 - down) + mix(bottom) * down;
  return Math.min(1, Math.max(0, (share - 0.5) * steepness + 0.5));
}

function sizeOf({ left, top, right, bottom }: Box): number {
  return (right - left + bottom - top) / 2;
}

/** Distance of a point from the center of a head, in units of the head's size. */
function distanceToHead(head: Box): (x: number, y: number) => number {
  const size = sizeOf(head);
  const middleX = (head.left + head.right) / 2;
  const middleY = (head.top + head.bottom) / 2;
  return (x, y) => {
    const across = (x + 0.5 - middleX) / size;
    const down = (y + 0.5 - middleY) / size;
    const weighed = down > 0 ? down * downwards : down;
    return Math.sqrt(across * across + weighed * weighed);
  };
}

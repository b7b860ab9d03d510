/** Connected regions (4 neighbors) of a mask: `labels` 0 = outside, n = region n; `areas[n]` in pixels. */
export interface Components {
  labels: Int32Array;
  areas: number[];
}

/** Mask of the values above `limit`. `Uint8Array.from` would take ten times as long. */
export function maskAbove(plane: Float32Array, limit: number): Uint8Array {
  const inside = new Uint8Array(plane.length);
  for (let at = 0; at < plane.length; at++) if (plane[at] > limit) inside[at] = 1;
  return inside;
}

export function components(inside: Uint8Array, width: number): Components {
  const runs = runsOf(inside, width);
  const labels = new Int32Array(inside.length);
  const areas = [0];
  const labelOf = new Int32Array(runs.parents.length);
  for (let run = 0; run < labelOf.length; run++) {
    // A region's root is its first run, so regions are numbered in reading order.
    const root = rootOf(runs.parents, run);
    const label = root === run ? areas.push(0) - 1 : labelOf[root];
    labelOf[run] = label;
    const start = runs.starts[run];
    const end = runs.ends[run];
    labels.fill(label, start, end);
    areas[label] = areas[label] + end - start;
  }
  return { labels, areas };
}

/**
 * Horizontal runs of set pixels in reading order: first pixel, pixel after the last, and the index of a connected
 * earlier run.
 */
interface Runs {
  starts: number[];
  ends: number[];
  parents: number[];
}

function runsOf(inside: Uint8Array, width: number): Runs {
  const runs: Runs = { starts: [], ends: [], parents: [] };
  let above = 0;
  for (let row = 0; row < inside.length; row += width) {
    const first = runs.starts.length;
    for (let at = row; at < row + width; at++) {
      if (!inside[at]) continue;
      const start = at;
      while (at < row + width && inside[at]) at++;
      runs.starts.push(start);
      runs.ends.push(at);
      runs.parents.push(runs.parents.length);
    }
    joinRows(runs, above, first, width);
    above = first;
  }
  return runs;
}

/** Joins the runs of a row, from `first` on, with touching runs of the row above (from `above` to `first`). */
function joinRows({ starts, ends, parents }: Runs, above: number, first: number, width: number): void {
  let upper = above;
  for (let run = first; run < starts.length; run++) {
    const start = starts[run] - width;
    const end = ends[run] - width;
    while (upper < first && ends[upper] <= start) upper++;
    for (let other = upper; other < first && starts[other] < end; other++) {
      const [own, theirs] = [rootOf(parents, run), rootOf(parents, other)];
      parents[Math.max(own, theirs)] = Math.min(own, theirs);
    }
  }
}

function rootOf(parents: number[], run: number): number {
  let root = run;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]]; // Path compression.
    root = parents[root];
  }
  return root;
}

/**
 * Keeps regions of at least `share` of the largest one and fills holes smaller than `hole` of it. Changes `inside`.
 */
export function tidyMask(inside: Uint8Array, width: number, share: number, hole: number): void {
  const found = components(inside, width);
  const largest = Math.max(0, ...found.areas);
  for (let at = 0; at < inside.length; at++) {
    const label = found.labels[at];
    if (label && found.areas[label] < largest * share) inside[at] = 0;
  }
  const outside = new Uint8Array(inside.length);
  for (let at = 0; at < outside.length; at++) outside[at] = inside[at] ? 0 : 1;
  const gaps = components(outside, width);
  for (let at = 0; at < inside.length; at++) {
    const label = gaps.labels[at];
    if (label && gaps.areas[label] < largest * hole) inside[at] = 1;
  }
}

/** Smallest box around the pixels of `inside`, in pixels, or null if there are none. */
export function bounds(
  inside: (index: number) => boolean,
  width: number,
  height: number,
): { left: number; top: number; right: number; bottom: number } | null {
  let left = width;
  let top = height;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!inside(y * width + x)) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

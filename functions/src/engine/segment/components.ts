/** Connected regions (4 neighbours) of a mask: `labels` 0 = outside, n = region n; `areas[n]` in pixels. */
export interface Components {
  labels: Int32Array;
  areas: number[];
}

export function components(inside: Uint8Array, width: number): Components {
  const labels = new Int32Array(inside.length);
  const areas = [0];
  const stack = new Int32Array(inside.length);
  for (let start = 0; start < inside.length; start++) {
    if (!inside[start] || labels[start]) continue;
    const label = areas.length;
    labels[start] = label;
    stack[0] = start;
    areas.push(flood(inside, labels, label, stack, width));
  }
  return { labels, areas };
}

/** Labels what hangs together with the pixel in `stack[0]`; answers its area. Written out for speed. */
function flood(
  inside: Uint8Array,
  labels: Int32Array,
  label: number,
  stack: Int32Array,
  width: number,
): number {
  const lastRow = inside.length - width;
  let area = 0;
  let depth = 1;
  while (depth > 0) {
    const at = stack[--depth] as number;
    const x = at % width;
    area++;
    if (x > 0 && inside[at - 1] && !labels[at - 1]) {
      labels[at - 1] = label;
      stack[depth++] = at - 1;
    }
    if (x < width - 1 && inside[at + 1] && !labels[at + 1]) {
      labels[at + 1] = label;
      stack[depth++] = at + 1;
    }
    if (at >= width && inside[at - width] && !labels[at - width]) {
      labels[at - width] = label;
      stack[depth++] = at - width;
    }
    if (at < lastRow && inside[at + width] && !labels[at + width]) {
      labels[at + width] = label;
      stack[depth++] = at + width;
    }
  }
  return area;
}

/** Keeps regions of at least `share` of the largest one and fills holes under `hole` of it. Changes `inside`. */
export function tidyMask(inside: Uint8Array, width: number, share: number, hole: number): void {
  const found = components(inside, width);
  const largest = Math.max(0, ...found.areas);
  for (let at = 0; at < inside.length; at++) {
    const label = found.labels[at] as number;
    if (label && (found.areas[label] as number) < largest * share) inside[at] = 0;
  }
  const outside = inside.map((value) => (value ? 0 : 1));
  const gaps = components(outside, width);
  for (let at = 0; at < inside.length; at++) {
    const label = gaps.labels[at] as number;
    if (label && (gaps.areas[label] as number) < largest * hole) inside[at] = 1;
  }
}

/** Smallest box around the pixels of `inside`, in pixels, or null when there are none. */
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

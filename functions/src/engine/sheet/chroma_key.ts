import { decontaminateEdges } from '../segment/decontaminate_edges.ts';
import type { SheetPixels } from './sheet_grid.ts';

/** Largest channel difference from the ground up to which a color belongs to it. */
const tolerance = 34;
/** Channel difference from which a color at the edge contains nothing of the ground. */
const clear = 110;
/** Share of the rim that must have one color for the ground to count as flat. */
const leastFlat = 0.7;
/** Share of transparent pixels from which a sheet counts as having no ground. */
const leastTransparent = 0.1;
/** Width of a figure's edge, in pixels. */
const edge = 2;

/**
 * Removes a flat ground by changing the pixels' alpha; returns false if there is no flat ground. Only areas
 * connected with the rim are ground, so areas enclosed by a figure stay, whatever their color. A transparent sheet
 * stays unchanged.
 */
export function chromaKey(sheet: SheetPixels): boolean {
  const { pixels, width, height } = sheet;
  if (isTransparent(pixels)) return true;
  const ground = groundColour(sheet);
  if (!ground) return false;
  const difference = differences(pixels, ground);
  const depth = floodFromRim(difference, width, height);
  for (let at = 0; at < depth.length; at++) {
    const reached = depth[at];
    if (reached === 1) pixels[at * 4 + 3] = 0;
    else if (reached > 1) {
      const share = (difference[at] - tolerance / 2) / (clear - tolerance / 2);
      pixels[at * 4 + 3] = 255 * Math.min(1, Math.max(0, share));
    }
  }
  decontaminateEdges(pixels, width, height);
  return true;
}

function isTransparent(pixels: Uint8ClampedArray): boolean {
  let clearPixels = 0;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] < 16) clearPixels++;
  return clearPixels >= (pixels.length / 4) * leastTransparent;
}

/** The median color of the rim, or null if the rim does not have one color. */
export function groundColour({ pixels, width, height }: SheetPixels): number[] | null {
  const rim: number[] = [];
  for (let x = 0; x < width; x++) rim.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) rim.push(y * width, (y + 1) * width - 1);
  const colour = [0, 1, 2].map((channel) => {
    const values = rim.map((at) => pixels[at * 4 + channel]);
    return values.sort((one, other) => one - other)[values.length >> 1];
  });
  const near = rim.filter((at) =>
    colour.every((part, channel) => Math.abs(pixels[at * 4 + channel] - part) <= tolerance),
  );
  return near.length >= rim.length * leastFlat ? colour : null;
}

/** Largest channel difference from the ground, for every pixel. */
function differences(pixels: Uint8ClampedArray, ground: readonly number[]): Uint8Array {
  const [red = 0, green = 0, blue = 0] = ground;
  const difference = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < difference.length; at++) {
    difference[at] = Math.max(
      Math.abs(pixels[at * 4] - red),
      Math.abs(pixels[at * 4 + 1] - green),
      Math.abs(pixels[at * 4 + 2] - blue),
    );
  }
  return difference;
}

/**
 * Marks the ground as 1, pixels of figures one and two steps from it as 2 and 3, the rest as 0. Pixels of the
 * ground's color that are not connected with it are never an edge, so a thin line keeps what it encloses.
 */
function floodFromRim(difference: Uint8Array, width: number, height: number): Uint8Array {
  const depth = new Uint8Array(difference.length);
  const queue = new Int32Array(difference.length);
  let end = 0;
  let reached = 1;
  const visit = (at: number) => {
    if (depth[at] || difference[at] <= tolerance !== (reached === 1)) return;
    depth[at] = reached;
    queue[end++] = at;
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) visit(y * width + x);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) visit(y * width + x);
  const spread = (from: number) => {
    for (let start = from; start < (reached === 1 ? end : edgeEnd); start++) {
      const at = queue[start];
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at + width < depth.length) visit(at + width);
    }
  };
  let edgeEnd = 0;
  spread(0);
  for (let from = 0; reached <= edge; from = edgeEnd) {
    edgeEnd = end;
    reached++;
    spread(from);
  }
  return depth;
}

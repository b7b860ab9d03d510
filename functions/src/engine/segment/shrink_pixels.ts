import type { Box } from '../compose/cut_out.ts';

/** Shrinks a box of an RGB picture to a square of `side` px, as floats 0..255. */
export function shrinkBox(
  { width, pixels }: { readonly width: number; readonly pixels: Uint8Array },
  box: Box,
  side: number,
): Float32Array {
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  const cropped = new Uint8Array(wide * tall * 3);
  for (let y = 0; y < tall; y++) {
    const from = ((box.top + y) * width + box.left) * 3;
    cropped.set(pixels.subarray(from, from + wide * 3), y * wide * 3);
  }
  return shrinkPixels(cropped, wide, tall, 3, side, side);
}

/**
 * Expands a box by `room`, a share of its sides, and converts it to another scale; in whole px, clipped to `width`
 * × `height`.
 */
export function roomyBox(
  { left, top, right, bottom }: Box,
  room: number,
  { across, down }: { readonly across: number; readonly down: number },
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  const [sideways, upright] = [(right - left) * room, (bottom - top) * room];
  return {
    left: Math.max(0, Math.floor((left - sideways) * across)),
    top: Math.max(0, Math.floor((top - upright) * down)),
    right: Math.min(width, Math.ceil((right + sideways) * across)),
    bottom: Math.min(height, Math.ceil((bottom + upright) * down)),
  };
}

/**
 * Converts a box from a square of `side`, into which a photo was squeezed, to whole px of the photo; at least 1 ×
 * 1.
 */
export function boxInPhoto(
  { left, top, right, bottom }: Box,
  { width, height }: { readonly width: number; readonly height: number },
  side: number,
): Box {
  const across = (at: number) => Math.round((at * width) / side);
  const down = (at: number) => Math.round((at * height) / side);
  return {
    left: Math.min(across(left), width - 1),
    top: Math.min(down(top), height - 1),
    right: Math.max(across(left) + 1, across(right)),
    bottom: Math.max(down(top) + 1, down(bottom)),
  };
}

/** Shrinks interleaved 8-bit pixels by area averaging (box filter) to floats 0..255. Cannot enlarge. */
export function shrinkPixels(
  source: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: number,
  targetWidth: number,
  targetHeight: number,
): Float32Array {
  if (width % targetWidth === 0 && height % targetHeight === 0)
    return blockMeans(source, width, channels, targetWidth, targetHeight, height / targetHeight);
  const rows = new Float32Array(targetWidth * height * 3);
  const spansX = spans(width, targetWidth);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < targetWidth; x++) {
      const start = spansX[x * 2];
      const end = spansX[x * 2 + 1];
      const to = (y * targetWidth + x) * 3;
      addSpan(rows, to, source, y * width * channels, channels, start, end);
    }
  }
  return shrinkRows(rows, targetWidth, height, targetHeight);
}

/** Fast path if every target pixel is a block of whole source pixels, as with most photos: a fifth of the work. */
function blockMeans(
  source: Uint8Array | Uint8ClampedArray,
  width: number,
  channels: number,
  targetWidth: number,
  targetHeight: number,
  blockHeight: number,
): Float32Array {
  const result = new Float32Array(targetWidth * targetHeight * 3);
  const blockWidth = width / targetWidth;
  const scale = 1 / (blockWidth * blockHeight);
  const nextRow = (width - blockWidth) * channels;
  for (let y = 0; y < targetHeight; y++) {
    for (let x = 0; x < targetWidth; x++) {
      let at = (y * blockHeight * width + x * blockWidth) * channels;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let row = 0; row < blockHeight; row++) {
        for (let column = 0; column < blockWidth; column++) {
          red += source[at];
          green += source[at + 1];
          blue += source[at + 2];
          at += channels;
        }
        at += nextRow;
      }
      const to = (y * targetWidth + x) * 3;
      result[to] = red * scale;
      result[to + 1] = green * scale;
      result[to + 2] = blue * scale;
    }
  }
  return result;
}

/** Start and end of each target cell in source pixels. */
function spans(source: number, target: number): Float64Array {
  const cells = new Float64Array(target * 2);
  for (let index = 0; index < target; index++) {
    cells[index * 2] = (index * source) / target;
    cells[index * 2 + 1] = ((index + 1) * source) / target;
  }
  return cells;
}

function addSpan(
  target: Float32Array,
  to: number,
  source: Uint8Array | Uint8ClampedArray,
  from: number,
  channels: number,
  start: number,
  end: number,
): void {
  const last = Math.ceil(end);
  const scale = 1 / (end - start);
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let x = Math.floor(start); x < last; x++) {
    const weight = (Math.min(x + 1, end) - Math.max(x, start)) * scale;
    const at = from + x * channels;
    red += source[at] * weight;
    green += source[at + 1] * weight;
    blue += source[at + 2] * weight;
  }
  target[to] = red;
  target[to + 1] = green;
  target[to + 2] = blue;
}

function shrinkRows(rows: Float32Array, width: number, height: number, targetHeight: number): Float32Array {
  const stride = width * 3;
  const result = new Float32Array(stride * targetHeight);
  for (let y = 0; y < targetHeight; y++) {
    const start = (y * height) / targetHeight;
    const end = ((y + 1) * height) / targetHeight;
    const last = Math.ceil(end);
    for (let from = Math.floor(start); from < last; from++) {
      const weight = (Math.min(from + 1, end) - Math.max(from, start)) / (end - start);
      const offset = from * stride;
      const to = y * stride;
      for (let index = 0; index < stride; index++) {
        result[to + index] += rows[offset + index] * weight;
      }
    }
  }
  return result;
}

/** Adam7: the origin of each pass and the distance between its pixels. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Returns the RGBA pixels of decompressed PNG rows. Throws if rows are missing or have an unknown filter. */
export function unfilter(rows: Buffer, width: number, height: number, isInterlaced: boolean): Uint8Array {
  if (!isInterlaced) return restored(rows, 0, width, height);
  const pixels = new Uint8Array(width * height * 4);
  let at = 0;
  for (const [left, top, across, down] of passes) {
    const columns = Math.ceil((width - left) / across);
    const lines = Math.ceil((height - top) / down);
    if (columns <= 0 || lines <= 0) continue;
    const part = restored(rows, at, columns, lines);
    at += (columns * 4 + 1) * lines;
    for (let y = 0; y < lines; y += 1) {
      for (let x = 0; x < columns; x += 1) {
        const from = (y * columns + x) * 4;
        pixels.set(part.subarray(from, from + 4), ((top + y * down) * width + left + x * across) * 4);
      }
    }
  }
  return pixels;
}

function restored(rows: Buffer, start: number, width: number, height: number): Uint8Array {
  const stride = width * 4;
  if (rows.length < start + (stride + 1) * height) throw new Error('Rows are missing.');
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const from = start + y * (stride + 1);
    pixels.set(rows.subarray(from + 1, from + 1 + stride), y * stride);
    undo(rows[from], pixels, y * stride, stride, y > 0);
  }
  return pixels;
}

/** Undoes a row's filter in place. The row starts at `at`, the row above `stride` before it. */
function undo(filter: number, pixels: Uint8Array, at: number, stride: number, hasAbove: boolean): void {
  const end = at + stride;
  const above = (index: number) => (hasAbove ? pixels[index - stride] : 0);
  const left = (index: number) => (index - at >= 4 ? pixels[index - 4] : 0);
  if (filter === 0) return;
  if (filter === 2) {
    if (hasAbove)
      for (let index = at; index < end; index += 1) pixels[index] = pixels[index] + pixels[index - stride];
  } else if (filter === 1) {
    for (let index = at + 4; index < end; index += 1) pixels[index] = pixels[index] + pixels[index - 4];
  } else if (filter === 3) {
    for (let index = at; index < end; index += 1)
      pixels[index] = pixels[index] + ((left(index) + above(index)) >> 1);
  } else if (filter === 4) {
    for (let index = at; index < end; index += 1) {
      const corner = hasAbove && index - at >= 4 ? pixels[index - stride - 4] : 0;
      pixels[index] = pixels[index] + paeth(left(index), above(index), corner);
    }
  } else throw new Error('An unknown filter.');
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

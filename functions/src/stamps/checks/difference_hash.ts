const columns = 9;
const rows = 8;
/** Clear pixels count as this grey. */
const ground = 128;

/**
 * dHash: the picture as 9 × 8 mean greys, and for each pair of neighbours in a row whether it grows brighter. 64 bits;
 * pictures that look alike differ in few.
 */
export function differenceHash(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const greys = shrunk(pixels, width, height);
  const bits = new Uint8Array((columns - 1) * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns - 1; x += 1) {
      const at = y * columns + x;
      bits[y * (columns - 1) + x] = (greys[at + 1] as number) > (greys[at] as number) ? 1 : 0;
    }
  }
  return bits;
}

/** In how many bits two hashes differ. */
export function hashDistance(one: Uint8Array, other: Uint8Array): number {
  let distance = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) distance += 1;
  return distance;
}

function shrunk(pixels: Uint8Array, width: number, height: number): Float64Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const columnOf = Uint8Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width));
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0, at = y * width * 4; x < width; x += 2, at += 8) {
      const alpha = pixels[at + 3] as number;
      const grey =
        0.299 * (pixels[at] as number) +
        0.587 * (pixels[at + 1] as number) +
        0.114 * (pixels[at + 2] as number);
      const cell = row + (columnOf[x] as number);
      sums[cell] = (sums[cell] as number) + (grey * alpha + ground * (255 - alpha)) / 255;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return sums.map((sum, at) => sum / Math.max(1, counts[at] as number));
}

let scratch = new Float32Array(0);

/**
 * Computes the mean over the (2 radius + 1)² window around each value, clipped at the borders. Overwrites and
 * returns `plane`.
 */
export function boxMean(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = scratchFor(plane);
  for (let y = 0; y < height; y++) meanOfRow(plane, rows, y * width, width, radius);
  meanOfColumns(rows, plane, width, height, radius);
  return plane;
}

/** Like `boxMean`, of the product of two planes, which stay unchanged. */
export function boxMeanOfProduct(
  left: Float32Array,
  right: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = scratchFor(left);
  const products = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) products[x] = left[row + x] * right[row + x];
    meanOfRow(products, rows.subarray(row, row + width), 0, width, radius);
  }
  const result = new Float32Array(left.length);
  meanOfColumns(rows, result, width, height, radius);
  return result;
}

/** One scratch buffer for all calls: allocating megabytes for every plane would keep the garbage collector busy. */
function scratchFor(plane: Float32Array): Float32Array {
  if (scratch.length < plane.length) scratch = new Float32Array(plane.length);
  return scratch;
}

function meanOfRow(
  from: Float32Array,
  to: Float32Array,
  offset: number,
  width: number,
  radius: number,
): void {
  let sum = 0;
  let count = Math.min(radius, width - 1) + 1;
  for (let x = 0; x < count; x++) sum += from[offset + x];
  for (let x = 0; x < width; x++) {
    to[offset + x] = sum / count;
    if (x + radius + 1 < width) {
      sum += from[offset + x + radius + 1];
      count++;
    }
    if (x - radius >= 0) {
      sum -= from[offset + x - radius];
      count--;
    }
  }
}

/** Sums columns one whole row at a time, for sequential memory access. */
function meanOfColumns(
  rows: Float32Array,
  result: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const sums = new Float64Array(width);
  let count = Math.min(radius, height - 1) + 1;
  for (let y = 0; y < count; y++) addRow(sums, rows, y * width, 1);
  for (let y = 0; y < height; y++) {
    const scale = 1 / count;
    const to = y * width;
    for (let x = 0; x < width; x++) result[to + x] = sums[x] * scale;
    if (y + radius + 1 < height) {
      addRow(sums, rows, (y + radius + 1) * width, 1);
      count++;
    }
    if (y - radius >= 0) {
      addRow(sums, rows, (y - radius) * width, -1);
      count--;
    }
  }
}

function addRow(sums: Float64Array, rows: Float32Array, offset: number, sign: number): void {
  for (let x = 0; x < sums.length; x++) {
    sums[x] += sign * rows[offset + x];
  }
}

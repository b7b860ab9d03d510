/** Roughness of paper for each pixel, about −1..1, deterministic for a seed. */
export function paperGrain(width: number, height: number, seed: number): Float32Array {
  const grain = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      grain[y * width + x] =
        0.55 * valueNoise(x / 2.2, y / 2.2, seed) +
        0.45 * valueNoise(x / 9, y / 9, seed + 1) +
        0.35 * valueNoise(x / 31, y / 31, seed + 2);
    }
  }
  return grain;
}

/** Smooth value noise, −1..1, interpolated between integers. */
function valueNoise(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [shareX, shareY] = [smooth(x - left), smooth(y - top)];
  const upper = mixed(hash(left, top, seed), hash(left + 1, top, seed), shareX);
  const lower = mixed(hash(left, top + 1, seed), hash(left + 1, top + 1, seed), shareX);
  return mixed(upper, lower, shareY) * 2 - 1;
}

const smooth = (t: number) => t * t * (3 - 2 * t);
const mixed = (from: number, to: number, share: number) => from + (to - from) * share;

function hash(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 4294967296;
}

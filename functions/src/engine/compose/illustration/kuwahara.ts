import type { Pixels } from '../surface.ts';

/** Penalty on the variance of a partly empty window, 0..255²: windows beyond the subject's edge lose. */
const emptyPenalty = 3000;

/** Variance that counts as noise, 0..255². */
const noise = 6;

/**
 * Smooths RGBA pixels and preserves edges (Kuwahara filter). Each pixel becomes a mean of the four windows of
 * `radius` + 1 px that touch it, in which uniform windows have far more weight (Papari 2007; without jumps between
 * windows there are no block artifacts). Colors are weighted by alpha, so nothing bleeds in from outside; alpha
 * stays. Sliding sums make the cost independent of the radius.
 */
export function kuwahara({ width, height, data }: Pixels, radius: number): Pixels {
  const { mean, vote } = windowMeans(data, width, height, radius);
  const across = width + radius;
  const result = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const alpha = data[at + 3];
      if (alpha === 0) continue;
      // Windows are indexed by their lower right corner: these four have the pixel at one of their corners.
      const one = y * across + x;
      const two = one + radius;
      const three = one + radius * across;
      const four = three + radius;
      const first = vote[one];
      const second = vote[two];
      const third = vote[three];
      const fourth = vote[four];
      const share = 1 / (first + second + third + fourth);
      for (let channel = 0; channel < 3; channel++) {
        result[at + channel] =
          (mean[one * 3 + channel] * first +
            mean[two * 3 + channel] * second +
            mean[three * 3 + channel] * third +
            mean[four * 3 + channel] * fourth) *
          share;
      }
      result[at + 3] = alpha;
    }
  }
  return { width, height, data: result };
}

interface Windows {
  /** RGB mean of each window. */
  readonly mean: Uint8Array;
  /** Weight of each window: smaller for more variance in lightness and for empty parts; 0 if transparent. */
  readonly vote: Float32Array;
}

/** Computes all windows, indexed by their lower right pixel, from the first to the last that touches the picture. */
function windowMeans(data: Uint8ClampedArray, width: number, height: number, radius: number): Windows {
  const side = radius + 1;
  const [across, down] = [width + radius, height + radius];
  const mean = new Uint8Array(across * down * 3);
  const vote = new Float32Array(across * down);
  /** Per column, sums over the last `side` rows: alpha, red, green, blue, lightness and its square. */
  const columns = new Float64Array(width * 6);
  const full = side * side * 255;
  const add = (y: number, sign: 1 | -1) => {
    for (let x = 0, at = y * width * 4, to = 0; x < width; x++, at += 4, to += 6) {
      const alpha = data[at + 3] * sign;
      if (alpha === 0) continue;
      const red = data[at];
      const green = data[at + 1];
      const blue = data[at + 2];
      const light = (red * 77 + green * 150 + blue * 29) >> 8;
      columns[to] += alpha;
      columns[to + 1] += red * alpha;
      columns[to + 2] += green * alpha;
      columns[to + 3] += blue * alpha;
      columns[to + 4] += light * alpha;
      columns[to + 5] += light * light * alpha;
    }
  };
  for (let y = 0; y < down; y++) {
    if (y < height) add(y, 1);
    if (y >= side) add(y - side, -1);
    let [alpha, red, green, blue, light, square] = [0, 0, 0, 0, 0, 0];
    for (let x = 0; x < across; x++) {
      if (x < width) {
        const from = x * 6;
        alpha += columns[from];
        red += columns[from + 1];
        green += columns[from + 2];
        blue += columns[from + 3];
        light += columns[from + 4];
        square += columns[from + 5];
      }
      if (x >= side) {
        const from = (x - side) * 6;
        alpha -= columns[from];
        red -= columns[from + 1];
        green -= columns[from + 2];
        blue -= columns[from + 3];
        light -= columns[from + 4];
        square -= columns[from + 5];
      }
      const to = y * across + x;
      if (alpha < 1) continue;
      const share = 1 / alpha;
      const empty = 1 - alpha / full;
      const middle = light * share;
      mean[to * 3] = red * share + 0.5;
      mean[to * 3 + 1] = green * share + 0.5;
      mean[to * 3 + 2] = blue * share + 0.5;
      const even = 1 / (Math.max(0, square * share - middle * middle) + empty * empty * emptyPenalty + noise);
      vote[to] = even * even * even * even;
    }
  }
  return { mean, vote };
}

/**
 * A shared palette of several pictures. `colors` holds RGBA bytes packed into numbers; the first is 0, transparent.
 */
export interface CommonPalette {
  readonly colors: Uint32Array;
  /** Index of the nearest color of every bin; see `binOf`. */
  readonly nearest: Uint8Array;
}

/** Resolution of the histogram that is clustered: 5 bits per color channel and 4 of alpha. */
const bins = 1 << 19;
const rounds = 3;

export function binOf(pixel: number): number {
  return (
    ((pixel >>> 28) << 15) |
    (((pixel >>> 19) & 31) << 10) |
    (((pixel >>> 11) & 31) << 5) |
    ((pixel >>> 3) & 31)
  );
}

/** Premultiplied colors with their pixel counts. */
interface Points {
  readonly count: number;
  readonly bin: Int32Array;
  readonly weight: Float32Array;
  /** Interleaved red, green, blue and alpha. */
  readonly at: Float32Array;
}

/** 18 MB, allocated for the first animation and kept. Lazy because most processes only draw stills. */
let tally: { readonly counts: Uint32Array; readonly sums: Float64Array } | null = null;

/** Computes a palette of at most `most` colors (at most 256). Output is deterministic. */
export function commonPalette(pictures: readonly Uint32Array[], most: number): CommonPalette {
  const points = pointsOf(pictures);
  const centers = clustered(points, Math.min(most, 256) - 1);
  const cluster = new Uint8Array(points.count);
  for (let round = 0; round < rounds; round++) {
    assign(points, centers, cluster);
    if (round < rounds - 1) recenter(points, centers, cluster);
  }
  const nearest = new Uint8Array(bins);
  for (let point = 0; point < points.count; point++) {
    nearest[points.bin[point]] = cluster[point] + 1;
  }
  return { colors: colorsOf(pictures, centers, nearest), nearest };
}

/** The mean color of each bin that occurs. */
function pointsOf(pictures: readonly Uint32Array[]): Points {
  tally ??= { counts: new Uint32Array(bins), sums: new Float64Array(bins * 4) };
  const { counts, sums } = tally;
  counts.fill(0);
  sums.fill(0);
  for (const pixels of pictures) {
    let before = 0;
    let bin = 0;
    for (let at = 0; at < pixels.length; at++) {
      const pixel = pixels[at];
      if (pixel >>> 24 === 0) continue;
      if (pixel !== before) {
        bin = binOf(pixel);
        before = pixel;
      }
      counts[bin] += 1;
      const sum = bin * 4;
      sums[sum] += pixel & 255;
      sums[sum + 1] += (pixel >>> 8) & 255;
      sums[sum + 2] += (pixel >>> 16) & 255;
      sums[sum + 3] += pixel >>> 24;
    }
  }
  const used: number[] = [];
  for (let bin = 0; bin < bins; bin++) if (counts[bin]) used.push(bin);
  const at = new Float32Array(used.length * 4);
  const weight = new Float32Array(used.length);
  used.forEach((bin, point) => {
    const count = counts[bin];
    const alpha = sums[bin * 4 + 3] / count;
    weight[point] = count;
    at[point * 4 + 3] = alpha;
    for (let channel = 0; channel < 3; channel++) {
      at[point * 4 + channel] = (sums[bin * 4 + channel] / count) * (alpha / 255);
    }
  });
  return { count: used.length, bin: Int32Array.from(used), weight, at };
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly channel: number;
  readonly spread: number;
}

/** Splits the points with the largest spread until there are `most` parts; returns the parts' means. */
function clustered({ count, weight, at }: Points, most: number): Float32Array {
  const order = Uint32Array.from({ length: count }, (_, point) => point);
  const partOf = (from: number, to: number): Part => {
    let [channel, spread] = [0, -1];
    for (let each = 0; each < 4; each++) {
      let [all, sum, squares] = [0, 0, 0];
      for (let index = from; index < to; index++) {
        const point = order[index];
        const value = at[point * 4 + each];
        const times = weight[point];
        all += times;
        sum += times * value;
        squares += times * value * value;
      }
      const own = all > 0 ? squares - (sum * sum) / all : 0;
      if (own > spread) [channel, spread] = [each, own];
    }
    return { from, to, channel, spread };
  };
  const parts: Part[] = count > 0 ? [partOf(0, count)] : [];
  while (parts.length > 0 && parts.length < most) {
    let widest = 0;
    for (let part = 1; part < parts.length; part++) {
      if (parts[part].spread > parts[widest].spread) widest = part;
    }
    const { from, to, channel, spread } = parts[widest];
    if (spread < 1e-3 || to - from < 2) break;
    const middle = split(order.subarray(from, to), at, weight, channel) + from;
    parts[widest] = partOf(from, middle);
    parts.push(partOf(middle, to));
  }
  const centers = new Float32Array(Math.max(1, parts.length) * 4);
  parts.forEach(({ from, to }, part) => {
    let all = 0;
    for (let index = from; index < to; index++) {
      const point = order[index];
      const times = weight[point];
      all += times;
      for (let channel = 0; channel < 4; channel++) {
        centers[part * 4 + channel] += times * at[point * 4 + channel];
      }
    }
    for (let channel = 0; channel < 4; channel++) centers[part * 4 + channel] /= all;
  });
  return centers;
}

/** Partitions points by whether they are above their mean; returns how many are not. */
function split(order: Uint32Array, at: Float32Array, weight: Float32Array, channel: number): number {
  let [all, sum] = [0, 0];
  for (const point of order) {
    all += weight[point];
    sum += weight[point] * at[point * 4 + channel];
  }
  const mean = sum / all;
  let [low, high] = [0, order.length - 1];
  while (low <= high) {
    if (at[order[low] * 4 + channel] <= mean) low++;
    else {
      const other = order[high];
      order[high] = order[low];
      order[low] = other;
      high--;
    }
  }
  return Math.max(1, Math.min(order.length - 1, low));
}

function assign({ count, at }: Points, centers: Float32Array, cluster: Uint8Array): void {
  const many = centers.length / 4;
  for (let point = 0; point < count; point++) {
    const red = at[point * 4];
    const green = at[point * 4 + 1];
    const blue = at[point * 4 + 2];
    const alpha = at[point * 4 + 3];
    // Starting with the previous cluster rules out most others after one channel.
    let best = cluster[point];
    let least = Number.POSITIVE_INFINITY;
    for (let tried = -1; tried < many; tried++) {
      const center = (tried < 0 ? best : tried) * 4;
      let away = (green - centers[center + 1]) ** 2;
      if (away >= least) continue;
      away += (red - centers[center]) ** 2;
      if (away >= least) continue;
      away += (blue - centers[center + 2]) ** 2 + (alpha - centers[center + 3]) ** 2;
      if (away >= least) continue;
      least = away;
      best = center / 4;
    }
    cluster[point] = best;
  }
}

function recenter({ count, weight, at }: Points, centers: Float32Array, cluster: Uint8Array): void {
  const all = new Float64Array(centers.length / 4);
  const sum = new Float64Array(centers.length);
  for (let point = 0; point < count; point++) {
    const center = cluster[point];
    const times = weight[point];
    all[center] += times;
    for (let channel = 0; channel < 4; channel++) {
      sum[center * 4 + channel] += times * at[point * 4 + channel];
    }
  }
  for (let value = 0; value < centers.length; value++) {
    const times = all[value >> 2];
    if (times > 0) centers[value] = sum[value] / times;
  }
}

/**
 * Converts the centers to colors. If most pixels of a cluster have one color, that color is used, so plain white
 * stays plain white.
 */
function colorsOf(pictures: readonly Uint32Array[], centers: Float32Array, nearest: Uint8Array): Uint32Array {
  const many = centers.length / 4 + 1;
  const colors = new Uint32Array(many);
  for (let color = 1; color < many; color++) {
    const at = (color - 1) * 4;
    const alpha = Math.max(1, Math.round(centers[at + 3]));
    const straight = [0, 1, 2].map((channel) =>
      Math.max(0, Math.min(255, Math.round((centers[at + channel] * 255) / alpha))),
    );
    colors[color] = ((alpha << 24) | (straight[2] << 16) | (straight[1] << 8) | straight[0]) >>> 0;
  }
  const favorite = new Uint32Array(many);
  const lead = new Int32Array(many);
  const total = new Int32Array(many);
  const own = new Int32Array(many);
  const eachPixel = (visit: (pixel: number, color: number) => void) => {
    for (const pixels of pictures) {
      for (let at = 0; at < pixels.length; at += 3) {
        const pixel = pixels[at];
        if (pixel >>> 24 !== 0) visit(pixel, nearest[binOf(pixel)]);
      }
    }
  };
  eachPixel((pixel, color) => {
    total[color] += 1;
    if (favorite[color] === pixel) lead[color] += 1;
    else if (lead[color] === 0) {
      favorite[color] = pixel;
      lead[color] = 1;
    } else lead[color] -= 1;
  });
  eachPixel((pixel, color) => {
    if (favorite[color] === pixel) own[color] += 1;
  });
  for (let color = 1; color < many; color++) {
    if (own[color] * 2 > total[color]) colors[color] = favorite[color];
  }
  return colors;
}

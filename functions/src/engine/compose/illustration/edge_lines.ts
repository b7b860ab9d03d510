import type { Pixels } from '../surface.ts';
import { blur, weightedBlur } from './blur.ts';
import { lightness, opacity, type Plane } from './lightness.ts';

export interface LineStyle {
  /** Sigma of the finer blur, px: lines are about twice as wide. */
  readonly sigma: number;
  /** Difference of lightness (0..1) at which a line begins, and at which it is solid. */
  readonly from: number;
  readonly to: number;
}

/** Ratio of the two sigmas (Marr and Hildreth). */
const ratio = 1.6;
/** Length by which a line is extended in each direction, px. */
const drawn = 5;

/**
 * Computes the amount of ink of each pixel, 0..1: lines on the dark side of edges (difference of Gaussians, DoG),
 * smoothed along the edge (flow-based DoG, Kang 2007), which makes them strokes instead of grain.
 */
export function edgeLines(pixels: Pixels, { sigma, from, to }: LineStyle): Plane {
  const weights = opacity(pixels);
  const light = lightness(pixels);
  const fine = weightedBlur(weights, sigma)(light);
  const coarse = weightedBlur(weights, sigma * ratio)(light);
  const { width, height } = pixels;
  const edges = coarse.values;
  for (let index = 0; index < edges.length; index++) {
    edges[index] -= fine.values[index];
  }
  const flow = flowOf(fine, weights);
  const ink = new Float32Array(edges.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x;
      if (weights.values[index] === 0) continue;
      const mean = alongFlow(edges, weights, flow, x, y);
      const t = (mean - from) / (to - from);
      ink[index] = t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
    }
  }
  return { width, height, values: ink };
}

/** Mean of `edges` along the flow line through a pixel. */
function alongFlow(edges: Float32Array, weights: Plane, flow: Float32Array, x: number, y: number): number {
  const { width, height } = weights;
  const start = y * width + x;
  let sum = edges[start];
  let count = 1;
  for (const side of [1, -1]) {
    let [atX, atY] = [x + 0.5, y + 0.5];
    let [lastX, lastY] = [flow[start * 2] * side, flow[start * 2 + 1] * side];
    for (let step = 0; step < drawn; step++) {
      atX += lastX;
      atY += lastY;
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) break;
      const index = (atY | 0) * width + (atX | 0);
      if (weights.values[index] === 0) break;
      sum += edges[index];
      count++;
      let nextX = flow[index * 2];
      let nextY = flow[index * 2 + 1];
      // A direction has no sign; keep the previous orientation.
      if (nextX * lastX + nextY * lastY < 0) {
        nextX = -nextX;
        nextY = -nextY;
      }
      lastX = nextX;
      lastY = nextY;
    }
  }
  return sum / count;
}

/** Edge direction at each pixel (unit vector x, y, or 0), from the smoothed structure tensor. */
function flowOf(light: Plane, weights: Plane): Float32Array {
  const { width, height, values } = light;
  const tensors = [0, 1, 2].map(() => new Float32Array(values.length));
  const [xx, xy, yy] = tensors;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const index = y * width + x;
      // Next to a transparent pixel there is no gradient, only the subject's end.
      if (!weights.values[index - 1] || !weights.values[index + 1]) continue;
      if (!weights.values[index - width] || !weights.values[index + width]) continue;
      const across = values[index + 1] - values[index - 1];
      const down = values[index + width] - values[index - width];
      xx[index] = across * across;
      xy[index] = across * down;
      yy[index] = down * down;
    }
  }
  const [sumXX, sumXY, sumYY] = tensors.map((each) => blur({ width, height, values: each }, 2).values);
  const flow = new Float32Array(values.length * 2);
  for (let index = 0; index < values.length; index++) {
    const a = sumXX?.[index];
    const b = sumXY?.[index];
    const c = sumYY?.[index];
    const root = Math.sqrt((a - c) * (a - c) + 4 * b * b);
    // The eigenvector of the smaller eigenvalue.
    let x = -2 * b;
    let y = a - c + root;
    if (x * x + y * y < 1e-16) [x, y] = a < c ? [1, 0] : [0, 1];
    const length = Math.sqrt(x * x + y * y);
    flow[index * 2] = x / length;
    flow[index * 2 + 1] = y / length;
  }
  return flow;
}

/** Ink along the inside of the subject's edge, about `width` px wide, 0..1. */
export function contour(pixels: Pixels, width: number): Plane {
  const soft = blur(opacity(pixels), width);
  const ink = soft.values;
  for (let index = 0; index < ink.length; index++) {
    // After the blur, a straight edge has half coverage, and 84 % one sigma inside.
    ink[index] = Math.min(1, Math.max(0, (0.9 - ink[index]) / 0.12));
  }
  return soft;
}

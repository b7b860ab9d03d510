import { type Composition, compositions } from './compositions.ts';

/** Scores of one composition's cut-out. */
export interface CutoutScore {
  name: string;
  kind: Composition['kind'];
  /** What the engine detected; null if it found nothing. */
  found: Composition['kind'] | null;
  /** Intersection over union of the alphas, 0..1. */
  iou: number;
  /** Mean difference of the alphas, 0..1, in a band of 10 px along the true edge. */
  edgeError: number;
}

/** The measured part of the engine: the current one, or an older revision for comparison. */
export interface CutoutEngine {
  normalisePhoto(bytes: Uint8Array): Promise<{ png: Uint8Array }>;
  cutOut(png: Uint8Array, subject: 'auto'): Promise<CutoutResult>;
}

interface CutoutResult {
  kind: Composition['kind'];
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  frame: { left: number; top: number } | null;
}

/** Half the width of the band along the edge, in px. */
const band = 5;

/** Scores the compositions, filtered by name. */
export async function measureCutouts(
  engine: CutoutEngine,
  isWanted?: (name: string) => boolean,
): Promise<CutoutScore[]> {
  const scores: CutoutScore[] = [];
  for await (const { name, kind, png, width, height, alpha } of compositions(isWanted)) {
    const { png: normal } = await engine.normalisePhoto(png);
    const cutOut = await engine.cutOut(normal, 'auto').catch(() => null);
    const made = new Uint8Array(width * height);
    if (cutOut) place(cutOut, made, width);
    scores.push({
      name,
      kind,
      found: cutOut?.kind ?? null,
      iou: overlap(made, alpha),
      edgeError: edgeError(made, alpha, width, height),
    });
  }
  return scores;
}

function place({ width, height, pixels, frame }: CutoutResult, made: Uint8Array, wide: number): void {
  for (let y = 0; y < height; y++) {
    const to = (y + (frame?.top ?? 0)) * wide + (frame?.left ?? 0);
    for (let x = 0; x < width; x++) made[to + x] = pixels[(y * width + x) * 4 + 3] ?? 0;
  }
}

function overlap(made: Uint8Array, alpha: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (const [at, value] of alpha.entries()) {
    both += Math.min(value, made[at] ?? 0);
    either += Math.max(value, made[at] ?? 0);
  }
  return either ? both / either : 0;
}

/** The band: pixels within `band` px of both inside and outside; the image border is not an edge. */
function edgeError(made: Uint8Array, alpha: Uint8Array, width: number, height: number): number {
  const inside = Uint8Array.from(alpha, (value) => (value > 127 ? 1 : 0));
  const sums = new Int32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += inside[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const sum = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0;
  let error = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - band), Math.min(width, x + band + 1)];
      const [top, bottom] = [Math.max(0, y - band), Math.min(height, y + band + 1)];
      const filled = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
      if (filled === 0 || filled === (right - left) * (bottom - top)) continue;
      const at = y * width + x;
      error += Math.abs((made[at] ?? 0) - (alpha[at] ?? 0)) / 255;
      count++;
    }
  }
  return count ? error / count : 0;
}

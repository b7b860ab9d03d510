import { components } from './components.ts';

function areaOf(inside: Uint8Array): number {
  return inside.reduce((sum, value) => sum + value, 0);
}

/** Thresholds, found on free photos and on pictures without a subject (skies, noise, text, stripes). */
const least = { area: 0.02, whole: 0.6, contrast: 14 };
const mostArea = 0.9;
const mostRagged = 3;

/**
 * Whether a mask is a single object in front of a background: not scattered, not full of holes as print is, and
 * with contrast at its edge.
 */
export function standsOut(
  inside: Uint8Array,
  raw: Uint8Array,
  colours: Float32Array,
  width: number,
  height: number,
): boolean {
  const area = areaOf(inside) / inside.length;
  if (area < least.area || area > mostArea) return false;
  const largest = Math.max(...components(inside, width).areas);
  if (largest < areaOf(raw) * least.whole) return false;
  if (edgeLength(raw, width, height) > edgeLength(inside, width, height) * mostRagged) return false;
  return edgeContrast(inside, colours, width, height) >= least.contrast;
}

/** Mean color difference, 0..255, between points 3 px inside and 3 px outside of the mask's edge. */
function edgeContrast(inside: Uint8Array, colours: Float32Array, width: number, height: number): number {
  const apart = 3;
  let sum = 0;
  let count = 0;
  const compare = (left: number, right: number) => {
    if (inside[left] === inside[right]) return;
    for (let channel = 0; channel < 3; channel++) {
      sum += Math.abs(colours[left * 3 + channel] - colours[right * 3 + channel]) / 3;
    }
    count++;
  };
  for (let y = 0; y < height - apart * 2; y++) {
    for (let x = 0; x < width - apart * 2; x++) {
      const at = y * width + x;
      compare(at, at + apart * 2);
      compare(at, at + apart * 2 * width);
    }
  }
  return count ? sum / count : 0;
}

/** Number of neighboring pixel pairs with one inside and one outside. */
function edgeLength(inside: Uint8Array, width: number, height: number): number {
  let count = 0;
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const at = y * width + x;
      if (inside[at] !== inside[at + 1]) count++;
      if (inside[at] !== inside[at + width]) count++;
    }
  }
  return count;
}

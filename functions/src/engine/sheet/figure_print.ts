import type { CutOut } from '../compose/cut_out.ts';
import { bounds } from '../segment/components.ts';

/** Number of cells across and down. */
const places = 24;
/** Alpha from which a pixel counts towards the size of a figure. */
const solid = 160;
/** Channel difference from which a cell differs: edges of the same drawing differ by less. */
const other = 40;
/** Number of cells that may differ between two copies of one picture. */
const mostOther = 3;
/** Largest relative difference between the aspects of two copies. */
const aspectTolerance = 0.06;

/** Fingerprint of a figure: its aspect, and mean RGBA (colors weighted by alpha) of 24 × 24 cells. */
export interface FigurePrint {
  readonly aspect: number;
  readonly means: Float64Array;
}

export function figurePrint({ pixels, width, height }: CutOut): FigurePrint {
  // Ignore the soft rim, which varies with the noise of the ground.
  const box = bounds((at) => pixels[at * 4 + 3] >= solid, width, height);
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: width, bottom: height };
  const [across, down] = [right - left, bottom - top];
  const columns = Array.from({ length: places }, (_, place) => span(place, across));
  const rows = Array.from({ length: places }, (_, place) => span(place, down));
  const line = new Float64Array(places * 4);
  const means = new Float64Array(places * places * 4);
  for (let y = 0; y < down; y++) {
    line.fill(0);
    for (let column = 0; column < places; column++) {
      addSpan(line, column * 4, pixels, (top + y) * width + left, columns[column]);
    }
    for (let row = 0; row < places; row++) {
      const share = shareIn(rows[row], y);
      if (share === 0) continue;
      const start = row * line.length;
      for (let at = 0; at < line.length; at++) {
        means[start + at] += line[at] * share;
      }
    }
  }
  const area = (across * down) / (places * places);
  for (let at = 0; at < means.length; at++) means[at] /= area;
  return { aspect: across / down, means };
}

/** Range of a side that a cell covers, in pixels, with fractional ends. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function span(place: number, length: number): Span {
  return { from: (place * length) / places, to: ((place + 1) * length) / places };
}

/** Share of a pixel that lies in a span, 0 to 1. */
function shareIn({ from, to }: Span, pixel: number): number {
  return Math.max(0, Math.min(to, pixel + 1) - Math.max(from, pixel));
}

/** Adds the RGBA values, colors weighted by alpha, of a span of the row that starts at pixel `row`. */
function addSpan(sums: Float64Array, to: number, pixels: Uint8ClampedArray, row: number, wide: Span): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let x = Math.floor(wide.from); x < wide.to; x++) {
    const at = (row + x) * 4;
    const alpha = pixels[at + 3] * shareIn(wide, x);
    if (alpha === 0) continue;
    red += pixels[at] * alpha;
    green += pixels[at + 1] * alpha;
    blue += pixels[at + 2] * alpha;
    opacity += alpha;
  }
  sums[to] = red / 255;
  sums[to + 1] = green / 255;
  sums[to + 2] = blue / 255;
  sums[to + 3] = opacity;
}

/** Whether two prints show the same picture. Another face on the same body makes another picture. */
export function isSameFigure(one: FigurePrint, two: FigurePrint): boolean {
  if (Math.abs(one.aspect / two.aspect - 1) > aspectTolerance) return false;
  let different = 0;
  for (let place = 0; place < one.means.length; place += 4) {
    for (let channel = 0; channel < 4; channel++) {
      const gap = one.means[place + channel] - two.means[place + channel];
      if (Math.abs(gap) <= other) continue;
      different++;
      break;
    }
  }
  return different <= mostOther;
}

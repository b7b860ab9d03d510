import type { CutOut } from '../compose/cut_out.ts';
import { bounds } from '../segment/components.ts';

/** Places across and down that a figure is looked at. */
const places = 24;
/** From this alpha on a pixel counts for the size of a figure. */
const solid = 160;
/** Difference of a channel from which a place shows something else: edges of the same drawing differ by less. */
const other = 40;
/** Places that may show something else in two copies of one picture. */
const mostOther = 3;
/** Width against height of two copies may differ by this share. */
const aspectTolerance = 0.06;

/** How a figure looks from afar: its aspect, and mean RGBA (colours weighed by alpha) of 24 × 24 places. */
export interface FigurePrint {
  readonly aspect: number;
  readonly means: Float64Array;
}

export function figurePrint({ pixels, width, height }: CutOut): FigurePrint {
  // The soft rim is no measure: it comes and goes with the noise of a ground.
  const box = bounds((at) => (pixels[at * 4 + 3] as number) >= solid, width, height);
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: width, bottom: height };
  const means = new Float64Array(places * places * 4);
  const weights = new Float64Array(places * places);
  const columns = Array.from({ length: right - left }, (_, x) => shares(x, right - left));
  for (let y = top; y < bottom; y++) {
    const rows = shares(y - top, bottom - top);
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      const alpha = pixels[at + 3] as number;
      for (const [column, columnShare] of columns[x - left] as Share[]) {
        for (const [row, rowShare] of rows) {
          const place = row * places + column;
          const share = rowShare * columnShare;
          weights[place] = (weights[place] as number) + share;
          for (let channel = 0; channel < 4; channel++) {
            const value = channel === 3 ? alpha : ((pixels[at + channel] as number) * alpha) / 255;
            means[place * 4 + channel] = (means[place * 4 + channel] as number) + value * share;
          }
        }
      }
    }
  }
  for (let at = 0; at < means.length; at++) {
    means[at] = (means[at] as number) / Math.max(1e-6, weights[at >> 2] as number);
  }
  return { aspect: (right - left) / (bottom - top), means };
}

type Share = [place: number, share: number];

/** The one or two places that a pixel lies in, with its shares in them. */
function shares(at: number, length: number): Share[] {
  const from = (at * places) / length;
  const to = ((at + 1) * places) / length;
  const first = Math.floor(from);
  const last = Math.min(places - 1, Math.ceil(to) - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const place = first + index;
    return [place, Math.min(to, place + 1) - Math.max(from, place)];
  });
}

/** Whether two prints are of the same picture. Another face on the same body is another picture. */
export function isSameFigure(one: FigurePrint, two: FigurePrint): boolean {
  if (Math.abs(one.aspect / two.aspect - 1) > aspectTolerance) return false;
  let different = 0;
  for (let place = 0; place < one.means.length; place += 4) {
    for (let channel = 0; channel < 4; channel++) {
      const gap = (one.means[place + channel] as number) - (two.means[place + channel] as number);
      if (Math.abs(gap) <= other) continue;
      different++;
      break;
    }
  }
  return different <= mostOther;
}

import type { Head } from '../cut_out.ts';
import type { Pixels } from '../surface.ts';
import type { Color } from './color_clusters.ts';
import { contour, edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';
import { lay, ramp } from './lightness.ts';
import { tones } from './tones.ts';

/** Pitch of the dots, px: eyes and mouths need fine dots. */
const pitch = 7;
const solidTo = 0.24;

/** A screen print on paper: dots of one ink at 45°, shadows and lines of another. */
export function halftone(
  pixels: Pixels,
  heads: readonly Head[],
  colors: { ink: Color; dots: Color; paper: Color },
): Pixels {
  const even = kuwahara(pixels, 2);
  const tone = tones(even, heads);
  const lines = edgeLines(even, { sigma: 1.3, from: 0.01, to: 0.035 });
  const outline = contour(pixels, 1.7);
  const { data, width } = even;
  const turn = (2 * Math.PI) / pitch / Math.SQRT2;
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const value = tone.values[index];
    const [x, y] = [index % width, Math.floor(index / width)];
    const screen = 0.5 + (Math.cos((x + y) * turn) + Math.cos((x - y) * turn)) / 4;
    // The lightest fifth stays paper, and from the darker half on the dots merge.
    const amount = ramp(0.86, 0.3, value);
    const dots = ramp(-0.12, 0.12, amount + screen - 1);
    const black = Math.max(
      ramp(solidTo + 0.03, solidTo - 0.03, value),
      lines.values[index],
      outline.values[index],
    );
    data.set(colors.paper, at);
    lay(data, at, colors.dots, amount <= 0 ? 0 : dots);
    lay(data, at, colors.ink, black);
  }
  return even;
}

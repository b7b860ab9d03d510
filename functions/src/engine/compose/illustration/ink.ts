import type { Head } from '../cut_out.ts';
import type { Pixels } from '../surface.ts';
import type { Color } from './color_clusters.ts';
import { contour, edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';
import { lay, ramp } from './lightness.ts';
import { tones } from './tones.ts';

/** Tones up to which everything is ink, and shade. */
const inkTo = 0.26;
const shadeTo = 0.5;
/** Half width of the transition between two tones. */
const seam = 0.03;

/** A pen drawing in three tones: ink, shade and paper. */
export function ink(
  pixels: Pixels,
  heads: readonly Head[],
  colors: { ink: Color; shade: Color; paper: Color },
): Pixels {
  const even = kuwahara(kuwahara(pixels, 3), 3);
  const tone = tones(even, heads);
  const lines = edgeLines(kuwahara(pixels, 1), { sigma: 1.2, from: 0.006, to: 0.026 });
  const outline = contour(pixels, 1.7);
  const { data } = even;
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const value = tone.values[index];
    const black = Math.max(
      ramp(inkTo + seam, inkTo - seam, value),
      lines.values[index],
      outline.values[index],
    );
    data.set(colors.paper, at);
    lay(data, at, colors.shade, ramp(shadeTo + seam, shadeTo - seam, value));
    lay(data, at, colors.ink, black);
  }
  return even;
}

import type { Pixels } from '../surface.ts';
import { type Color, colorClusters, colorFinder } from './color_clusters.ts';
import { contour, edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';
import { lay, livelier } from './lightness.ts';

const colorCount = 12;
/** Share of the flat color; the rest is the photo's own. */
const flatness = 0.85;
const saturation = 1.4;
/** How much midtones are lifted: paint is lighter than a photo. */
const lift = 0.16;
const lineShare = 0.94;

/** Flat, lively colors under ink lines. */
export function anime(pixels: Pixels, ink: Color): Pixels {
  const fine = kuwahara(pixels, 2);
  const even = kuwahara(kuwahara(pixels, 5), 4);
  const found = colorClusters(even, colorCount);
  const colorOf = colorFinder(found);
  const paints = found.map(paintOf);
  const lines = edgeLines(fine, { sigma: 1.4, from: 0.005, to: 0.022 }).values;
  const outline = contour(pixels, 2.1).values;
  const { data } = even;
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const paint = paints[colorOf(data[at], data[at + 1], data[at + 2])];
    lay(data, at, paint, flatness);
    lay(data, at, ink, Math.max(lines[index], outline[index]) * lineShare);
  }
  return even;
}

function paintOf(color: Color): Color {
  const share = (color[0] * 0.299 + color[1] * 0.587 + color[2] * 0.114) / 255;
  const raised = 1 + lift * 4 * share * (1 - share);
  const [red, green, blue] = livelier(color, saturation);
  return [Math.min(255, red * raised), Math.min(255, green * raised), Math.min(255, blue * raised)];
}

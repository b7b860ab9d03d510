import type { Pixels } from '../surface.ts';
import { type Color, colorClusters, colorFinder } from './color_clusters.ts';
import { contour, edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';

const colorCount = 14;
/** Share of a flat color; the rest is the photo's own. */
const flatness = 0.8;
const saturation = 1.35;
const lineShare = 0.92;

/** Flat, lively colors under ink lines. */
export function anime(pixels: Pixels, ink: Color): Pixels {
  const fine = kuwahara(pixels, 2);
  const even = kuwahara(kuwahara(pixels, 4), 3);
  const colors = colorClusters(even, colorCount);
  const colorOf = colorFinder(colors);
  const lines = edgeLines(fine, { sigma: 1.3, from: 0.006, to: 0.03 });
  const outline = contour(pixels, 1.5);
  const { data } = even;
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const flat = colors[colorOf(data[at] as number, data[at + 1] as number, data[at + 2] as number)] as Color;
    const light = flat[0] * 0.299 + flat[1] * 0.587 + flat[2] * 0.114;
    const line = Math.max(lines.values[index] as number, outline.values[index] as number) * lineShare;
    for (let channel = 0; channel < 3; channel++) {
      const own = data[at + channel] as number;
      const lively = light + ((flat[channel] as number) - light) * saturation;
      const mixed = own + (lively - own) * flatness;
      data[at + channel] = mixed + ((ink[channel] as number) - mixed) * line;
    }
  }
  return even;
}

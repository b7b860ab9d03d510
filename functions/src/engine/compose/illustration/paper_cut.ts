import type { Head } from '../cut_out.ts';
import type { Pixels } from '../surface.ts';
import { blur } from './blur.ts';
import { type Color, colorClusters, colorFinder, nearest } from './color_clusters.ts';
import { contour, edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';
import { lay, livelier, ramp } from './lightness.ts';
import { paperGrain } from './paper_grain.ts';
import { tones } from './tones.ts';

const colorCount = 7;
/** Tone up to which the dark top sheet remains. */
const sheetTo = 0.24;
/** Offset of its shadow, px. */
const shift = { x: 3, y: 4 };
const shade = 0.38;
const saturation = 1.4;
/** Share of the paper's own color; the rest is the photo's. */
const stockShare = 0.6;
/** Spread of the channels up to which a color is kept: skin and hair look wrong in another color. */
const plainTo = 130;

/** A dark sheet with cut-outs over colored papers, on which its shadow falls. */
export function paperCut(
  pixels: Pixels,
  heads: readonly Head[],
  sheet: Color,
  stock: readonly Color[],
): Pixels {
  const even = kuwahara(kuwahara(pixels, 6), 5);
  const colors = colorClusters(even, colorCount);
  const find = colorFinder(colors);
  const papers = colors.map((color) => paperOf(lively(color), stock));
  const { data, width, height } = even;
  const standing = sheetOf(pixels, heads);
  const cast = new Float32Array(width * height);
  for (let y = shift.y; y < height; y++) {
    const from = (y - shift.y) * width - shift.x;
    for (let x = shift.x; x < width; x++) cast[y * width + x] = standing[from + x];
  }
  const shadow = blur({ width, height, values: cast }, 1.6).values;
  const grain = paperGrain(width, height, 5);
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const paper = papers[find(data[at], data[at + 1], data[at + 2])];
    const light = (1 + grain[index] * 0.04) * (1 - shadow[index] * shade);
    for (let channel = 0; channel < 3; channel++) data[at + channel] = paper[channel] * light;
    lay(data, at, sheet, standing[index]);
  }
  return even;
}

/** How much of the dark sheet remains at each pixel, 0..1: shadows, bold lines and the subject's edge. */
function sheetOf(pixels: Pixels, heads: readonly Head[]): Float32Array {
  const even = kuwahara(kuwahara(pixels, 3), 3);
  const tone = tones(even, heads).values;
  const lines = edgeLines(even, { sigma: 1.7, from: 0.008, to: 0.03 }).values;
  const rim = contour(pixels, 2.4).values;
  return tone.map((value, index) =>
    Math.max(ramp(sheetTo + 0.03, sheetTo - 0.03, value), ramp(0.25, 0.6, lines[index]), rim[index]),
  );
}

const spreadOf = (color: Color) => Math.max(...color) - Math.min(...color);

/** The most similar paper in stock, tinted towards the color. */
function paperOf(color: Color, stock: readonly Color[]): Color {
  if (spreadOf(color) < plainTo) return color;
  const paper = stock[nearest(stock, ...color)] ?? color;
  const channel = (index: 0 | 1 | 2) => color[index] + (paper[index] - color[index]) * stockShare;
  return [channel(0), channel(1), channel(2)];
}

function lively(color: Color): Color {
  const [red, green, blue] = livelier(color, saturation);
  return [30 + red * 0.9, 30 + green * 0.9, 30 + blue * 0.9];
}

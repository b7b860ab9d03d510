import type { Illustration, PresetConfig } from '../../../domain/presets/preset.ts';
import { type ColorRole, drawingStyle, type Palette } from '../acting/palette.ts';
import { hexBytes } from '../acting/palette_colors.ts';
import { type Head, scaledHeads } from '../cut_out.ts';
import { packed } from '../drawn_box.ts';
import { keptHeight, keptWidth, type SubjectRaster } from '../subject_raster.ts';
import type { Pixels } from '../surface.ts';
import { anime } from './anime.ts';
import { halftone } from './halftone.ts';
import { ink } from './ink.ts';
import { paperCut } from './paper_cut.ts';
import { pixelArt } from './pixel_art.ts';
import { watercolor } from './watercolor.ts';

/** Draws a pose in the style's ink and paper. Geometry and alpha stay unchanged. */
type Technique = (pixels: Pixels, palette: Palette, heads: readonly Head[]) => Pixels;

const techniques: Record<Exclude<Illustration, 'none'>, Technique> = {
  anime: (pixels, palette) => anime(pixels, hexBytes(palette.ink)),
  halftone: (pixels, { ink, pink, cream }, heads) =>
    halftone(pixels, heads, { ink: hexBytes(ink), dots: hexBytes(pink), paper: hexBytes(cream) }),
  ink: (pixels, palette, heads) =>
    ink(pixels, heads, {
      ink: hexBytes(palette.ink),
      shade: hexBytes(palette.gray),
      paper: hexBytes(palette.white),
    }),
  watercolor,
  // Its cells are computed after the expression, in `finishIllustration`.
  pixel: (pixels) => pixels,
  paper_cut: (pixels, palette, heads) =>
    paperCut(
      pixels,
      heads,
      hexBytes(palette.ink),
      papers.map((role) => hexBytes(palette[role])),
    ),
};

/** Palette colors available as paper. */
const papers: readonly ColorRole[] = [
  ...(['white', 'cream', 'yellow', 'orange', 'red', 'brown', 'purple'] as const),
  ...(['blue', 'sky', 'green', 'mint', 'night', 'dark'] as const),
];

/** Largest enlargement of a pose, so that its lines become as fine as those of large poses. */
const mostEnlarged = 3;

/** Draws a pose with the style's ink and paper, at about the size of all poses. `none` returns the pose itself. */
export function illustrated(
  raster: SubjectRaster,
  illustration: Illustration,
  preset: PresetConfig,
): SubjectRaster {
  if (illustration === 'none') return raster;
  const by = Math.max(1, Math.min(mostEnlarged, keptWidth / raster.width, keptHeight / raster.height));
  const [width, height] = [Math.round(raster.width * by), Math.round(raster.height * by)];
  const pixels = enlarge({ width: raster.width, height: raster.height, data: raster.pixels }, width, height);
  hardenEdges(pixels.data);
  brighten(pixels.data);
  const heads = scaledHeads(raster.heads, by);
  const { data } = techniques[illustration](pixels, drawingStyle(preset).palette, heads);
  const hull = raster.hull.map((value) => value * by);
  return { width, height, pixels: data, heads, hull, grain: raster.grain * by };
}

/** Whether `finishIllustration` changes pictures; it then needs all of their pixels. */
export function isFinishedAsWhole(illustration: Illustration): boolean {
  return illustration === 'pixel';
}

/**
 * Completes an illustration after the expression was applied, because an expression would bend square cells.
 * Changes the pixels in place.
 */
export function finishIllustration(
  pixels: Pixels,
  { heads }: SubjectRaster,
  illustration: Illustration,
): void {
  if (isFinishedAsWhole(illustration)) pixels.data.set(pixelArt(pixels, heads[0] ?? null).data);
}

/** Alpha range in which a drawing's edge is hardened; haze is removed. */
const clearTo = 0.3 * 255;
const solidFrom = 0.7 * 255;

function hardenEdges(data: Uint8ClampedArray): void {
  const whole = packed(data);
  for (let index = 0; index < whole.length; index++) {
    const alpha = whole[index] >>> 24;
    if (alpha === 0 || alpha === 255) continue;
    if (alpha <= clearTo) whole[index] = 0;
    else data[index * 4 + 3] = ((alpha - clearTo) / (solidFrom - clearTo)) * 255;
  }
}

/** Lightness that the brightest twentieth of a subject should have, and the largest factor to reach it. */
const brightest = 232;
const mostBrightened = 1.45;

/** Brightens photos taken in the dark: a drawing should not show bad light. */
function brighten(data: Uint8ClampedArray): void {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 128) continue;
    const light = (data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8;
    counts[light] += 1;
    total++;
  }
  let light = 255;
  for (let above = 0; light > 1; light--) {
    above += counts[light];
    if (above >= total * 0.05) break;
  }
  const gain = Math.min(mostBrightened, brightest / light);
  if (gain <= 1) return;
  for (let at = 0; at < data.length; at++) {
    if ((at & 3) !== 3) data[at] *= gain;
  }
}

/** Enlarges RGBA pixels to `width` × `height` by bilinear interpolation weighted by alpha. */
function enlarge({ data, ...from }: Pixels, width: number, height: number): Pixels {
  if (width === from.width && height === from.height) return { width, height, data: data.slice() };
  const result = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min(from.height - 1, ((y + 0.5) * from.height) / height - 0.5));
    const top = Math.floor(down);
    const rows = [top * from.width, Math.min(top + 1, from.height - 1) * from.width] as const;
    for (let x = 0; x < width; x++) {
      const across = Math.max(0, Math.min(from.width - 1, ((x + 0.5) * from.width) / width - 0.5));
      const left = Math.floor(across);
      const right = Math.min(left + 1, from.width - 1);
      const [shareX, shareY] = [across - left, down - top];
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let corner = 0; corner < 4; corner++) {
        const at = (rows[corner >> 1] + (corner & 1 ? right : left)) * 4;
        const weight =
          (corner & 1 ? shareX : 1 - shareX) * (corner >> 1 ? shareY : 1 - shareY) * data[at + 3];
        red += data[at] * weight;
        green += data[at + 1] * weight;
        blue += data[at + 2] * weight;
        alpha += weight;
      }
      if (alpha < 0.5) continue;
      const to = (y * width + x) * 4;
      result[to] = red / alpha;
      result[to + 1] = green / alpha;
      result[to + 2] = blue / alpha;
      result[to + 3] = alpha;
    }
  }
  return { width, height, data: result };
}

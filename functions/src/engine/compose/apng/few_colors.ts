import { binOf, type CommonPalette } from './common_palette.ts';

/** Pictures with few colors: each pixel holds the index of its color. */
export interface FewColors {
  readonly pictures: readonly Uint8Array[];
  readonly colors: Uint32Array;
}

/**
 * Maps every pixel to its nearest color. Within `tolerance` (Euclidean distance of premultiplied colors, 0..255) it
 * prefers the pixel's color in the previous picture, or that of the left or upper neighbor: long runs compress
 * best, and nearly static parts need not be written again.
 */
export function fewColors(
  pictures: readonly Uint32Array[],
  { colors, nearest }: CommonPalette,
  width: number,
  tolerance: number,
): FewColors {
  const most = tolerance * tolerance;
  const parts = partsOf(colors);
  const numbered: Uint8Array[] = [];
  for (const [index, pixels] of pictures.entries()) {
    const before = index > 0 ? pictures[index - 1] : null;
    const shown = index > 0 ? numbered[index - 1] : null;
    const own = new Uint8Array(pixels.length);
    let isBelow = false;
    for (let at = 0; at < pixels.length; at++) {
      const pixel = pixels[at];
      const alpha = pixel >>> 24;
      if (alpha === 0) continue;
      if (before && shown && before[at] === pixel) {
        own[at] = shown[at];
        continue;
      }
      const color = nearest[binOf(pixel)];
      own[at] = color;
      if (most === 0) continue;
      const left = at > 0 ? own[at - 1] : 0;
      const above = at >= width ? own[at - width] : 0;
      const [first, second] = isBelow ? [above, left] : [left, above];
      if (first === color) continue;
      if (first !== 0 && away(pixel, alpha, parts, first) <= most) own[at] = first;
      else if (second === color) isBelow = !isBelow;
      else if (second !== 0 && away(pixel, alpha, parts, second) <= most) {
        own[at] = second;
        isBelow = !isBelow;
      }
    }
    numbered.push(own);
  }
  return { pictures: numbered, colors };
}

/** Premultiplied red, green, blue and alpha of each color. */
function partsOf(colors: Uint32Array): Float32Array {
  const parts = new Float32Array(colors.length * 4);
  colors.forEach((color, index) => {
    const alpha = color >>> 24;
    for (let channel = 0; channel < 3; channel++) {
      parts[index * 4 + channel] = (((color >>> (channel * 8)) & 255) * alpha) / 255;
    }
    parts[index * 4 + 3] = alpha;
  });
  return parts;
}

function away(pixel: number, alpha: number, parts: Float32Array, color: number): number {
  const share = alpha / 255;
  const at = color * 4;
  const red = (pixel & 255) * share - parts[at];
  const green = ((pixel >>> 8) & 255) * share - parts[at + 1];
  const blue = ((pixel >>> 16) & 255) * share - parts[at + 2];
  const solid = alpha - parts[at + 3];
  return red * red + green * green + blue * blue + solid * solid;
}

import type { PresetConfig } from '../../domain/presets/preset.ts';
import { hexBytes } from './acting/palette_colors.ts';
import type { Box } from './cut_out.ts';
import { type DistanceField, far, measureDistance, solidFrom } from './distance.ts';
import { drawnBox, packed, widened } from './drawn_box.ts';
import { shadowReach } from './sticker_layout.ts';

interface Ink {
  red: number;
  green: number;
  blue: number;
}

/**
 * Paints the ring under subject and caption (`rgba`, straight alpha, in place), and the shadow under all. Color is
 * 0 where alpha is 0.
 */
export function paintLayers(rgba: Uint8ClampedArray, field: DistanceField, preset: PresetConfig): void {
  const { width, height } = field;
  const { shadow, borderWidth } = preset;
  const pixels = packed(rgba);
  const drawn = drawnBox(pixels, width, height, solidFrom);
  if (!drawn) return;
  const reach = borderWidth + (shadow ? shadow.blur * shadowReach : 0) + 1.5;
  const shift = Math.max(Math.abs(shadow?.offsetX ?? 0), Math.abs(shadow?.offsetY ?? 0));
  const box = widened(drawn, Math.ceil(reach) + shift, width, height);
  measureDistance(field, pixels, box, reach);
  const plan = {
    reach,
    ring: inkOf(preset.borderColor),
    shade: inkOf(shadow?.color ?? '#000000'),
    fade: fadeTable(preset, reach),
    ringWidth: borderWidth > 0 ? borderWidth : -far,
  };
  for (let y = box.top; y < box.bottom; y++) paintRow(rgba, pixels, field, box, y, plan, shadow);
}

interface Plan {
  reach: number;
  ring: Ink;
  shade: Ink;
  fade: Float32Array;
  ringWidth: number;
}

function paintRow(
  rgba: Uint8ClampedArray,
  pixels: Uint32Array,
  { width, distance }: DistanceField,
  box: Box,
  y: number,
  { reach, ring, shade, fade, ringWidth }: Plan,
  shadow: PresetConfig['shadow'],
): void {
  const solidRing = 0xff000000 | (ring.blue << 16) | (ring.green << 8) | ring.red;
  const shiftX = shadow?.offsetX ?? 0;
  const fromY = y - (shadow?.offsetY ?? 0);
  const shaded = shadow !== null && fromY >= box.top && fromY < box.bottom;
  const fromRow = fromY * width - shiftX;
  for (let x = box.left; x < box.right; x++) {
    const index = y * width + x;
    const own = pixels[index] >>> 24;
    if (own === 255) continue;
    const inRing = ringWidth - distance[index];
    if (own === 0 && inRing >= 0.5) {
      pixels[index] = solidRing;
      continue;
    }
    const seen = shaded && x - shiftX >= box.left && x - shiftX < box.right;
    let shadeAlpha = 0;
    if (seen) {
      const away = distance[fromRow + x];
      if (away < reach) shadeAlpha = fade[((away + 1) * 16) | 0];
    }
    if (own > 0 || inRing > -0.5 || shadeAlpha > 0) {
      blend(rgba, index * 4, own / 255, ring, coverage(inRing), shade, shadeAlpha);
    } else pixels[index] = 0;
  }
}

function coverage(inside: number): number {
  return inside <= -0.5 ? 0 : inside >= 0.5 ? 1 : inside + 0.5;
}

/** Composites the drawing over the ring over the shadow. */
function blend(
  rgba: Uint8ClampedArray,
  at: number,
  own: number,
  ring: Ink,
  ringAlpha: number,
  shade: Ink,
  shadeAlpha: number,
): void {
  const ringShare = (1 - own) * ringAlpha;
  const shadeShare = (1 - own) * (1 - ringAlpha) * shadeAlpha;
  const total = own + ringShare + shadeShare;
  const alpha = Math.round(total * 255);
  if (alpha === 0) {
    rgba[at] = rgba[at + 1] = rgba[at + 2] = rgba[at + 3] = 0;
    return;
  }
  rgba[at] = (rgba[at] * own + ring.red * ringShare + shade.red * shadeShare) / total;
  rgba[at + 1] = (rgba[at + 1] * own + ring.green * ringShare + shade.green * shadeShare) / total;
  rgba[at + 2] = (rgba[at + 2] * own + ring.blue * ringShare + shade.blue * shadeShare) / total;
  rgba[at + 3] = alpha;
}

/** Faintest shadow that is drawn: people cannot see a fainter haze, and upload checks take it for dirt. */
const faintest = 26 / 255;

/**
 * Opacity of the shadow by distance (from −1 px, in steps of 1/16 px): an edge blurred by a Gaussian that fades out
 * over one pixel at `faintest`.
 */
function fadeTable(preset: PresetConfig, reach: number): Float32Array {
  const table = new Float32Array(Math.ceil((reach + 2) * 16) + 1);
  const shadow = preset.shadow;
  if (!shadow) return table;
  const full = (away: number) => {
    const inside = preset.borderWidth - away;
    if (shadow.blur === 0) return coverage(inside) * shadow.opacity;
    return shadow.opacity / (1 + Math.exp((-1.702 * inside) / shadow.blur));
  };
  let end = -1;
  while (end < reach - 1 && full(end) > faintest) end += 1 / 16;
  for (let step = 0; step < table.length; step++) {
    const away = step / 16 - 1;
    table[step] = shadow.blur === 0 ? full(away) : full(away) * coverage(end - away);
  }
  return table;
}

function inkOf(colour: string): Ink {
  const [red, green, blue] = hexBytes(colour);
  return { red, green, blue };
}

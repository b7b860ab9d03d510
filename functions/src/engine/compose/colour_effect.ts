import type { ColourEffect } from '../../domain/stamps/pose.ts';
import { packed } from './drawn_box.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A color effect: each channel is a weighted sum of red, green and blue (0..255), mapped by a table. */
interface Recipe {
  mix: readonly [red: Colour, green: Colour, blue: Colour];
  tables: readonly [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
}

const light: Colour = [0.299, 0.587, 0.114];
const untouched = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;

/** Scales the saturation by `factor` (1 = unchanged, 0 = grey). */
function saturation(factor: number): Recipe['mix'] {
  const row = (own: Colour): Colour => [
    light[0] + (own[0] - light[0]) * factor,
    light[1] + (own[1] - light[1]) * factor,
    light[2] + (own[2] - light[2]) * factor,
  ];
  return [row(untouched[0]), row(untouched[1]), row(untouched[2])];
}

const table = (of: (value: number) => number) =>
  Uint8ClampedArray.from({ length: 256 }, (_, value) => of(value));

/** Applies an S-curve; strength 0 = unchanged, 1 = full contrast. */
function contrast(value: number, strength: number): number {
  const t = Math.min(1, Math.max(0, value / 255));
  return (t + (t * t * (3 - 2 * t) - t) * strength) * 255;
}

function same(of: (value: number) => number): Recipe['tables'] {
  return [table(of), table(of), table(of)];
}

/** Maps lightness to a color gradient from dark to light, after an S-curve; `at` is the position of a stop, 0..1. */
function gradient(strength: number, stops: readonly (readonly [at: number, colour: Colour])[]): Recipe {
  const channel = (index: 0 | 1 | 2) =>
    table((value) => {
      const at = Math.min(1, contrast(value * 1.05, strength) / 255);
      const next = Math.max(
        1,
        stops.findIndex(([stop]) => stop >= at),
      );
      const [from, low] = stops[next - 1];
      const [to, high] = stops[next];
      return low[index] + (high[index] - low[index]) * ((at - from) / (to - from));
    });
  return { mix: [light, light, light], tables: [channel(0), channel(1), channel(2)] };
}

const recipes: Record<Exclude<ColourEffect, 'none'>, () => Recipe> = {
  vivid: () => ({ mix: saturation(1.6), tables: same((value) => contrast(value, 0.55)) }),
  warm: () => ({
    mix: untouched,
    tables: [table((v) => contrast(v * 1.06 + 16, 0.25)), table((v) => v * 0.99 + 6), table((v) => v * 0.72)],
  }),
  cool: () => ({
    mix: saturation(0.9),
    tables: [table((v) => v * 0.74), table((v) => v * 0.97 + 4), table((v) => contrast(v * 1.05 + 26, 0.25))],
  }),
  pastel: () => ({
    mix: saturation(0.8),
    tables: [table((v) => 78 + v * 0.69), table((v) => 70 + v * 0.7), table((v) => 88 + v * 0.66)],
  }),
  milky: () => ({
    mix: saturation(1.5),
    tables: [table((v) => 104 + v * 0.6), table((v) => 84 + v * 0.65), table((v) => 112 + v * 0.56)],
  }),
  mono: () => ({ mix: [light, light, light], tables: same((value) => contrast(value * 1.06, 0.8)) }),
  sepia: () =>
    gradient(0.3, [
      [0, [38, 22, 12]],
      [0.45, [140, 96, 58]],
      [0.8, [226, 190, 140]],
      [1, [255, 243, 217]],
    ]),
  pop: () =>
    gradient(0.7, [
      [0, [46, 22, 102]],
      [0.28, [120, 32, 140]],
      [0.55, [255, 74, 122]],
      [0.78, [255, 176, 84]],
      [1, [255, 248, 196]],
    ]),
};

/** Applies a color effect to RGBA pixels in place; alpha stays. */
export function colourEffect(pixels: Uint8ClampedArray, effect: ColourEffect): void {
  if (effect === 'none') return;
  const { mix, tables } = recipes[effect]();
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = mix;
  const [reds, greens, blues] = tables;
  const whole = packed(pixels);
  for (let at = 0; at < whole.length; at++) {
    const rgba = whole[at];
    const alpha = rgba & 0xff000000;
    if (alpha === 0) continue;
    const red = rgba & 255;
    const green = (rgba >> 8) & 255;
    const blue = (rgba >> 16) & 255;
    const newRed = reds[step(red * rr + green * rg + blue * rb)];
    const newGreen = greens[step(red * gr + green * gg + blue * gb)];
    const newBlue = blues[step(red * br + green * bg + blue * bb)];
    whole[at] = alpha | (newBlue << 16) | (newGreen << 8) | newRed;
  }
}

function step(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}

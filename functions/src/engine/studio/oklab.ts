import { hexBytes } from '../compose/acting/palette_colors.ts';
import { byteOfLinear, lightStep, linearOfByte } from '../compose/brightness.ts';

/** Lightness 0..1, a (green to red) and b (blue to yellow), about −0.4..0.4: Ottosson's OKLab (2020). */
export type Lab = [lightness: number, a: number, b: number];

/** Converts linear sRGB light to OKLab, written to `lab`. */
export function labOfLight(red: number, green: number, blue: number, lab: Lab): void {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  lab[0] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
}

/** Converts OKLab to linear sRGB light, written to `light`; may leave 0..1 for colors outside sRGB. */
export function lightOfLab([lightness, a, b]: Lab, light: [number, number, number]): void {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  light[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  light[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  light[2] = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
}

/** OKLab of a #rrggbb color. */
export function labOfColour(colour: string): Lab {
  const lab: Lab = [0, 0, 0];
  const linear = linearOfByte();
  const [red, green, blue] = hexBytes(colour);
  labOfLight(linear[red], linear[green], linear[blue], lab);
  return lab;
}

/** sRGB byte of linear light, clamped. */
export function byteOfLight(light: number): number {
  return byteOfLinear()[lightStep(light)];
}

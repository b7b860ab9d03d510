import type { LightId } from '../../domain/studio/studio_effect.ts';
import { byteOfLinear, lightStep, linearOfByte } from '../compose/brightness.ts';
import type { Photo } from '../segment/refine_matte.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A lamp: its color in linear light, then a tone curve, then saturation. */
interface Lamp {
  colour: Colour;
  /** Brightness of middle grey: above 1 is brighter. */
  lift: number;
  /** S-curve, 0..1; below 0 is flatter. */
  contrast: number;
  saturation: number;
}

const lamps: Record<Exclude<LightId, 'as_it_is'>, Lamp> = {
  daylight: { colour: [1.02, 1.0, 0.97], lift: 1.2, contrast: -0.08, saturation: 1.03 },
  evening: { colour: [1.16, 0.98, 0.72], lift: 1.02, contrast: 0.12, saturation: 1.06 },
  studio: { colour: [1.0, 1.0, 1.01], lift: 1.14, contrast: 0.4, saturation: 1.02 },
  cool: { colour: [0.9, 0.99, 1.13], lift: 1.05, contrast: 0.05, saturation: 0.94 },
  rose: { colour: [1.08, 0.97, 1.02], lift: 1.12, contrast: -0.04, saturation: 1.02 },
};

/** Relights `photo` (changed in place). */
export function changeLight(photo: Photo, light: LightId): void {
  if (light === 'as_it_is') return;
  const lamp = lamps[light];
  const tables = lamp.colour.map((gain) => tableOf(gain, lamp));
  const [reds, greens, blues] = tables;
  const { pixels } = photo;
  const { saturation } = lamp;
  for (let at = 0; at < pixels.length; at += 3) {
    const red = reds[pixels[at]];
    const green = greens[pixels[at + 1]];
    const blue = blues[pixels[at + 2]];
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    pixels[at] = byte(grey + (red - grey) * saturation);
    pixels[at + 1] = byte(grey + (green - grey) * saturation);
    pixels[at + 2] = byte(grey + (blue - grey) * saturation);
  }
}

function tableOf(gain: number, { lift, contrast }: Lamp): Uint8Array {
  const linear = linearOfByte();
  const bytes = byteOfLinear();
  return Uint8Array.from({ length: 256 }, (_, value) => {
    // Compress highlights towards white instead of clipping: white stays and takes the lamp's color only in part.
    const light = linear[value];
    const lit = light * gain * (1 - light) + light * light * Math.min(1, gain ** 0.5);
    const shown = bytes[lightStep(lit)] / 255;
    const lifted = shown ** (1 / lift);
    const curved = lifted + (lifted * lifted * (3 - 2 * lifted) - lifted) * contrast;
    return byte(curved * 255);
  });
}

function byte(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}

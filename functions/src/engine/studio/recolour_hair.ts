import { type HairToneId, hairTones } from '../../domain/studio/studio_effect.ts';
import { linearOfByte } from '../compose/brightness.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { curveSteps, hairCurve } from './hair_curve.ts';
import type { HairStatistics } from './hair_statistics.ts';
import { byteOfLight, type Lab, labOfColour, labOfLight, lightOfLab } from './oklab.ts';

/** Share of the hair's own color deviation that dyed hair keeps: strands are never identical. */
const keptVariety = 0.3;
/** Limit of own color deviations: beyond are reflections and noise. */
const mostVariety = 0.04;
/** Alpha from which a pixel contains hair only. */
const whole = 0.97;

/**
 * Dyes the hair of `photo` (changed in place) with a tone; `statistics` must be of the same photo. Each pixel
 * changes as the hair in it would: by the pixel's own color where it is hair only, or by the surrounding hair's
 * where skin or background shows through, which avoids halos at the rim. `strength` is 0..1.
 */
export function recolourHair(
  photo: Photo,
  statistics: HairStatistics,
  tone: HairToneId,
  strength: number,
): void {
  const dye = dyeOf(statistics, tone, strength);
  const linear = linearOfByte();
  const { pixels } = photo;
  const before: [number, number, number] = [0, 0, 0];
  const after: [number, number, number] = [0, 0, 0];
  const lab: Lab = [0, 0, 0];
  for (let at = 0; at < statistics.matte.length; at++) {
    const opacity = statistics.matte[at];
    if (opacity === 0) continue;
    const alpha = opacity / 255;
    const own = alpha >= whole ? 1 : alpha ** 4;
    const p = at * 3;
    for (let channel = 0; channel < 3; channel++) {
      const light = linear[pixels[p + channel]];
      before[channel] = own === 1 ? light : light * own + (1 - own) * statistics.around(at, channel);
    }
    labOfLight(before[0], before[1], before[2], lab);
    dye(lab, (lab[0] - statistics.softened[at]) * own);
    lightOfLab(lab, after);
    for (let channel = 0; channel < 3; channel++) {
      const light = linear[pixels[p + channel]];
      pixels[p + channel] = byteOfLight(light + alpha * moved(light, before[channel], after[channel]));
    }
  }
}

/**
 * Change of a pixel's light if its hair changes from light `before` to `after`: brighter hair adds light, darker
 * hair absorbs its share, never more than there is.
 */
function moved(light: number, before: number, after: number): number {
  return after >= before ? after - before : (light * (Math.max(0, after) - before)) / before;
}

/** Changes the OKLab color of hair at one pixel; `grain` is the finest part of its lightness. */
type Dye = (lab: Lab, grain: number) => void;

function dyeOf(statistics: HairStatistics, tone: HairToneId, strength: number): Dye {
  const [aim, toneA, toneB] = labOfColour(hairTones[tone].colour);
  const curve = hairCurve(statistics.range, aim);
  const slope = curve.map((value, step) => slopeAt(curve, step, value));
  return (lab, grain) => {
    const [lightness, a, b] = lab;
    const soft = Math.min(1, Math.max(0, lightness - grain));
    const step = Math.round(soft * (curveSteps - 1));
    const dyed = curve[step] + grain * slope[step];
    const colour = colourfulness(dyed, aim);
    const newA = toneA * colour + variety(a - statistics.a);
    const newB = toneB * colour + variety(b - statistics.b);
    lab[0] = lightness + (dyed - lightness) * strength;
    lab[1] = a + (newA - a) * strength;
    lab[2] = b + (newB - b) * strength;
  };
}

/** Factor on the grain from the curve's slope: strands stay crisp, and noise is not amplified. */
function slopeAt(curve: Float32Array, step: number, value: number): number {
  const next = Math.min(curveSteps - 1, step + 1);
  const slope = (curve[next] - value) * (curveSteps - 1);
  const lifted = Math.max(0, value - step / (curveSteps - 1));
  return Math.min(1.05 - 0.5 * lifted, Math.max(0.6, slope));
}

function variety(deviation: number): number {
  return Math.min(mostVariety, Math.max(-mostVariety, deviation)) * keptVariety;
}

/** Share of the tone's color at a lightness: less in deep shadow, and in highlights, which have the lamp's color. */
function colourfulness(lightness: number, aim: number): number {
  if (lightness <= aim) return 0.25 + 0.75 * Math.min(1, (lightness / aim) ** 0.9);
  const shine = (lightness - aim) / (1 - aim);
  return 1 - 0.6 * shine * shine;
}

import type { Pixels } from '../surface.ts';
import { blur, weightedBlur } from './blur.ts';
import { edgeLines } from './edge_lines.ts';
import { kuwahara } from './kuwahara.ts';
import { lightness, opacity } from './lightness.ts';
import { paperGrain } from './paper_grain.ts';

const pencil = [92, 74, 92] as const;

/** Watercolor: light washes with paper grain and pigment that gathers where a wash ends. */
export function watercolor(pixels: Pixels): Pixels {
  const washes = kuwahara(kuwahara(pixels, 5), 4);
  const weights = opacity(washes);
  const light = lightness(washes);
  const soft = weightedBlur(weights, 3)(light);
  const rim = blur(weights, 4);
  const lines = edgeLines(kuwahara(pixels, 2), { sigma: 1.1, from: 0.012, to: 0.06 });
  const grain = paperGrain(washes.width, washes.height, 11);
  const { data } = washes;
  for (let index = 0, at = 0; at < data.length; index++, at += 4) {
    if (data[at + 3] === 0) continue;
    const edge = Math.min(0.2, Math.abs(light.values[index] - soft.values[index]) * 1.6);
    // Wet paint runs outwards and dries darker along the subject's edge.
    const border = Math.max(0, 1 - Math.abs(rim.values[index] - 0.62) / 0.14) * 0.14;
    const thick = 1 + grain[index] * 0.09 + edge + border;
    const gray = light.values[index] * 255;
    const line = lines.values[index] * 0.5;
    for (let channel = 0; channel < 3; channel++) {
      const own = gray + (data[at + channel] - gray) * 1.3;
      const shine = (255 - own) * 0.72;
      const wash = 255 - shine * thick;
      data[at + channel] = wash + (pencil[channel] - wash) * line;
    }
  }
  return washes;
}

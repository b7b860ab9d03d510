import type { Color } from './color_clusters.ts';

/** Mixes a share (0..1) of a color into the RGBA pixel at `at`; alpha stays. */
export function lay(data: Uint8ClampedArray, at: number, color: Color, share: number): void {
  if (share <= 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const own = data[at + channel] as number;
    data[at + channel] = own + ((color[channel] as number) - own) * share;
  }
}

/** 0 before `from`, 1 beyond `to`, smooth between; `from` may be the greater one. */
export function ramp(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

import type { LetteringName } from '../../../domain/acting/acting_names.ts';

/** A letter or run before its size is known: baseline start in em, and rotation about it in radians. */
export interface BentRun {
  x: number;
  y: number;
  /** Advance, em. */
  readonly advance: number;
  angle: number;
  scale: number;
  readonly row: number;
}

/** Slant of a tilted caption, radians. */
const leaning = -0.09;

/** Sine of the angle of an arch's last letter: letters that lean more are hard to read. */
const mostBent = 0.7;

/** Letterings that place each letter separately. */
export const isBending = (style: string): style is LetteringName =>
  ['arch', 'climb', 'shake', 'wave'].includes(style);

/** Applies a lettering to a caption set in rows around (0, 0). */
export function bend(runs: readonly BentRun[], style: string): void {
  if (style === 'arch') arch(runs);
  if (style === 'climb') climb(runs);
  if (style === 'shake' || style === 'wave') dance(runs, style);
  if (style === 'tilted') for (const run of runs) turn(run, leaning);
}

function turn(run: BentRun, by: number): void {
  const [cos, sin] = [Math.cos(by), Math.sin(by)];
  [run.x, run.y] = [run.x * cos - run.y * sin, run.x * sin + run.y * cos];
  run.angle += by;
}

/** Places letters on a circle over the head; the first row is the outer one. */
function arch(runs: readonly BentRun[]): void {
  const reach = Math.max(...runs.map(({ x, advance }) => Math.max(Math.abs(x), Math.abs(x + advance))), 1);
  const radius = Math.max(reach / mostBent, 2.6);
  for (const run of runs) {
    const middle = (run.x + run.advance / 2) / radius;
    const away = radius - run.y;
    run.x = Math.sin(middle) * away - (Math.cos(middle) * run.advance) / 2;
    run.y = -Math.cos(middle) * away - (Math.sin(middle) * run.advance) / 2;
    run.angle = middle;
  }
}

/** Letters rise and grow to the right. */
function climb(runs: readonly BentRun[]): void {
  const reach = Math.max(...runs.map(({ x, advance }) => Math.max(-x, x + advance)), 1);
  for (const run of runs) {
    const along = (run.x + run.advance / 2) / reach;
    run.scale = 1 + along * 0.16;
    run.x += (run.advance * (1 - run.scale)) / 2 + along * 0.08 * reach;
    run.y -= run.x * 0.13;
    run.angle = -0.1;
  }
}

function dance(runs: readonly BentRun[], style: 'shake' | 'wave'): void {
  const places = new Map<number, number>();
  for (const run of runs) {
    const place = places.get(run.row) ?? 0;
    places.set(run.row, place + 1);
    if (style === 'wave') {
      run.y += Math.sin(place * 1.25 + run.row) * 0.1;
      run.angle = Math.cos(place * 1.25 + run.row) * 0.08;
    } else {
      const side = (place + run.row) % 2 === 0 ? 1 : -1;
      run.y += side * 0.07;
      run.scale = side > 0 ? 1.06 : 0.98;
      run.angle = -side * 0.1;
    }
  }
}

import type { CutOut } from './cut_out.ts';
import { isUpsideDown } from './face_map.ts';
import { flood } from './flood.ts';

/** Faults of a cut-out that make its stickers look torn. */
export const subjectFaultNames = [
  'subject_upside_down',
  'subject_holes',
  'subject_cut_flat',
  'subject_small',
  'subject_blurred',
  'subject_hazy',
] as const;
export type SubjectFault = (typeof subjectFaultNames)[number];

const solidFrom = 128;
/**
 * Alpha range of haze, and side of the cells in which it is searched, px: hair and whiskers are within a cell of
 * the body.
 */
const haze = { from: 24, to: 200, cell: 4 } as const;
/** Limit of haze away from the body, as a share of the subject. */
const mostHaze = 0.06;
/** Limit of holes, as a share of the subject. */
const mostHoles = 0.06;
/** Limit of the part of the subject's width (above) or height (beside) that may end at the photo's edge. */
const mostFlat = { above: 0.3, beside: 0.75 } as const;
/** Smallest longer side, px, that makes a sticker without blur. */
const leastSide = 180;
/** Longer side at which sharpness is judged, px: about that of a subject on a sticker. */
const judgedSide = 300;
/** Smallest mean difference of a pixel from its four neighbors (of 255) in the sharpest tenth of the subject. */
const leastDetail = 7;

/** Finds the faults of a cut-out, worst first; none for art drawn by an engine. */
export function subjectFaults(cutOut: CutOut): SubjectFault[] {
  const { frame } = cutOut;
  if (!frame) return [];
  const isSmall = Math.max(cutOut.width, cutOut.height) < leastSide;
  const face = cutOut.heads[0]?.face;
  const tests: Readonly<Record<SubjectFault, () => boolean>> = {
    subject_upside_down: () => Boolean(face && isUpsideDown(face)),
    subject_holes: () => holesOf(cutOut) > mostHoles,
    subject_cut_flat: () => isCutFlat(cutOut, frame),
    subject_small: () => isSmall,
    subject_blurred: () => !isSmall && detailOf(cutOut) < leastDetail,
    subject_hazy: () => hazeOf(cutOut) > mostHaze,
  };
  return subjectFaultNames.filter((name) => tests[name]());
}

/** Semi-transparent pixels away from solid ones, as a share of the solid pixels. */
function hazeOf({ pixels, width, height }: CutOut): number {
  const across = Math.ceil(width / haze.cell) + 2;
  const cellOf = (x: number, y: number) =>
    (Math.floor(y / haze.cell) + 1) * across + Math.floor(x / haze.cell) + 1;
  const counts = new Uint8Array(across * (Math.ceil(height / haze.cell) + 2));
  const bodies = new Uint8Array(counts.length);
  let solid = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = pixels[(y * width + x) * 4 + 3];
      const cell = cellOf(x, y);
      if (alpha >= haze.to) {
        bodies[cell] = 1;
        solid++;
      } else if (alpha > haze.from) counts[cell] += 1;
    }
  }
  const around = [-across - 1, -across, -across + 1, -1, 0, 1, across - 1, across, across + 1];
  const away = counts.reduce(
    (sum, count, cell) => (count > 0 && around.every((step) => !bodies[cell + step]) ? sum + count : sum),
    0,
  );
  return solid === 0 ? 1 : away / solid;
}

/** Share of the subject that is empty and enclosed by it; specks do not count. */
function holesOf({ pixels, width, height }: CutOut): number {
  const isSolid = (at: number) => pixels[at * 4 + 3] >= solidFrom;
  const seen = new Uint8Array(width * height);
  let solid = 0;
  let holes = 0;
  for (let start = 0; start < seen.length; start++) {
    if (isSolid(start)) {
      solid++;
      continue;
    }
    if (seen[start]) continue;
    let size = 0;
    let isOpen = false;
    const visit = (at: number) => {
      size++;
      const x = at % width;
      const y = (at - x) / width;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) isOpen = true;
    };
    flood({ width, height }, start, (at) => !isSolid(at), visit, seen);
    if (!isOpen && size > width * height * 0.0005) holes += size;
  }
  return solid === 0 ? 1 : holes / solid;
}

/** Whether the upper or side edge of the photo cuts the subject. The lower edge may, as in a bust. */
function isCutFlat({ pixels, width, height }: CutOut, frame: NonNullable<CutOut['frame']>): boolean {
  const solidAlong = (count: number, at: (index: number) => number) => {
    let solid = 0;
    for (let index = 0; index < count; index++) {
      if (pixels[at(index) * 4 + 3] >= solidFrom) solid++;
    }
    return solid / count;
  };
  const touches = {
    above: frame.top === 0,
    left: frame.left === 0,
    right: frame.left + width === frame.photoWidth,
  };
  return (
    (touches.above && solidAlong(width, (x) => x) > mostFlat.above) ||
    (touches.left && solidAlong(height, (y) => y * width) > mostFlat.beside) ||
    (touches.right && solidAlong(height, (y) => y * width + width - 1) > mostFlat.beside)
  );
}

function detailOf({ pixels, width, height }: CutOut): number {
  const cell = Math.max(1, Math.round(Math.max(width, height) / judgedSide));
  const across = Math.floor(width / cell);
  const down = Math.floor(height / cell);
  const light = new Float32Array(across * down).fill(-1);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let sum = 0;
      let isWhole = true;
      for (let y = row * cell; y < (row + 1) * cell; y++) {
        for (let x = column * cell; x < (column + 1) * cell; x++) {
          const at = (y * width + x) * 4;
          if (pixels[at + 3] < 250) isWhole = false;
          sum += pixels[at] * 2 + pixels[at + 1] * 5 + pixels[at + 2];
        }
      }
      if (isWhole) light[row * across + column] = sum / (8 * cell * cell);
    }
  }
  const details: number[] = [];
  for (let row = 1; row < down - 1; row++) {
    for (let column = 1; column < across - 1; column++) {
      const at = row * across + column;
      const around = [at - 1, at + 1, at - across, at + across].map((next) => light[next]);
      const here = light[at];
      if (here < 0 || around.some((value) => value < 0)) continue;
      details.push(Math.abs(here * 4 - around.reduce((total, value) => total + value, 0)) / 4);
    }
  }
  const sharpest = details.toSorted((one, other) => other - one).slice(0, Math.ceil(details.length / 10));
  return sharpest.length === 0 ? 255 : sharpest.reduce((total, value) => total + value, 0) / sharpest.length;
}

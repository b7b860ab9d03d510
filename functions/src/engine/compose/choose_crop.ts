import type { Framing } from '../../domain/stamps/pose.ts';
import type { Box, CutOut, Head } from './cut_out.ts';

/** The part of a cut-out that a framing shows. */
export interface Crop extends Box {
  /** Whether the lower edge cuts through the body. */
  isCut: boolean;
}

/** Largest enlargement of the photo's own pixels. */
export const mostEnlarged = 1.6;
/** Smallest share of a crop that the subject must fill. */
const leastFilled = 0.25;
/** Smallest sharpness of a crop relative to the whole subject: with a face, which may be smooth, and without. */
const leastSharp = { face: 0.12, head: 0.3 } as const;
/** Distance between the lowest and the highest chin of a row of people, as a share of the smallest head's height. */
const mostUneven = 0.75;
/** Smallest height of a group's crop as a share of its width: a strip of faces would leave the sticker empty. */
const leastTall = { face: 0.58, bust: 0.76 } as const;
/** Only pixels with at least this alpha count; every second one is sampled in both directions. */
const solid = 200;
const step = 2;

/**
 * Chooses the part of the cut-out that a framing shows when drawn into `room` (canvas px): the closest crop that is
 * filled, sharp and large enough, so a falsely detected head does no harm. A group stays together. Returns the whole
 * subject if there is no head, if the people are not in a row, or if there is no such crop.
 */
export function chooseCrop(cutOut: CutOut, framing: Framing, room: { width: number; height: number }): Crop {
  const whole = { left: 0, top: 0, right: cutOut.width, bottom: cutOut.height, isCut: false };
  const { heads } = cutOut;
  if (framing === 'full' || heads.length === 0 || !isRow(heads)) return whole;
  const crops = (framing === 'face' ? (['face', 'bust'] as const) : (['bust'] as const)).map((each) =>
    crop(cutOut, each),
  );
  const least = leastSharp[heads.some(({ face }) => face) ? 'face' : 'head'] * sharpness(cutOut, whole).mean;
  const found = crops.find((each) => {
    const enlarged = Math.min(room.width / (each.right - each.left), room.height / (each.bottom - each.top));
    const { mean, filled } = sharpness(cutOut, each);
    return enlarged <= mostEnlarged && filled >= leastFilled && mean >= least;
  });
  return found ?? whole;
}

/** Whether a straight lower edge can pass below all heads without showing much of one body and nothing of another. */
function isRow(heads: readonly Head[]): boolean {
  const chins = heads.map(({ bottom }) => bottom);
  const least = Math.min(...heads.map(({ top, bottom }) => bottom - top));
  return Math.max(...chins) - Math.min(...chins) <= mostUneven * least;
}

/** The box around the crops of all heads. */
function crop({ heads, width, height }: CutOut, framing: 'bust' | 'face'): Crop {
  const boxes = heads.map((head) => {
    const tall = head.bottom - head.top;
    const middle = (head.left + head.right) / 2;
    const reach = framing === 'bust' ? tall * 1.05 : (head.right - head.left) * 0.62;
    return {
      left: middle - reach,
      right: middle + reach,
      top: head.top - tall * 0.06,
      bottom: head.bottom + tall * (framing === 'bust' ? 0.62 : 0.1),
    };
  });
  const left = Math.max(0, Math.round(Math.min(...boxes.map((box) => box.left))));
  const right = Math.min(width, Math.round(Math.max(...boxes.map((box) => box.right))));
  const top = Math.max(0, Math.round(Math.min(...boxes.map((box) => box.top))));
  const lowest = Math.max(...boxes.map((box) => box.bottom));
  const least = heads.length > 1 ? top + (right - left) * leastTall[framing] : 0;
  const bottom = Math.min(height, Math.round(Math.max(lowest, least)));
  return { left, right, top, bottom, isCut: bottom < height || framing === 'face' };
}

/** Mean difference of green between neighboring pixels of the subject, 0..255, and the subject's share of the box. */
function sharpness(
  { pixels, width }: CutOut,
  { left, top, right, bottom }: Box,
): { mean: number; filled: number } {
  let sum = 0;
  let pairs = 0;
  let seen = 0;
  for (let y = top; y < bottom - 1; y += step) {
    for (let x = left; x < right - 1; x += step) {
      seen++;
      const at = (y * width + x) * 4;
      if (pixels[at + 3] < solid) continue;
      pairs++;
      const green = pixels[at + 1];
      sum += Math.abs(green - pixels[at + 5]) + Math.abs(green - pixels[at + width * 4 + 1]);
    }
  }
  return { mean: pairs ? sum / pairs / 2 : 0, filled: seen ? pairs / seen : 0 };
}

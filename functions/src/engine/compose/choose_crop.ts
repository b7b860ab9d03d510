import type { Framing } from '../../domain/stamps/pose.ts';
import type { Box, CutOut, Head } from './cut_out.ts';

/** The part of a cut-out that a framing shows. */
export interface Crop extends Box {
  /** The head that the crop is made for; null for the whole subject. */
  head: Head | null;
  /** Whether the lower edge cuts through the body. */
  isCut: boolean;
}

/** Largest enlargement of the photo's own pixels. */
export const mostEnlarged = 1.6;
/** Smallest share of a crop that the subject must fill. */
const leastFilled = 0.25;
/** Smallest sharpness of a crop relative to the whole subject: with a face, which may be smooth, and without. */
const leastSharp = { face: 0.12, head: 0.3 } as const;
/** Only pixels with at least this alpha count; every second one is sampled in both directions. */
const solid = 200;
const step = 2;

/**
 * Chooses the part of the cut-out that a framing shows when drawn into `room` (canvas px): the closest crop that is
 * filled, sharp and large enough, so a falsely detected head does no harm. Returns the whole subject if there is no
 * head or no such crop.
 */
export function chooseCrop(cutOut: CutOut, framing: Framing, room: { width: number; height: number }): Crop {
  const whole = { left: 0, top: 0, right: cutOut.width, bottom: cutOut.height, head: null, isCut: false };
  const head = cutOut.heads[0];
  if (framing === 'full' || !head) return whole;
  const crops =
    framing === 'face'
      ? [crop(cutOut, head, 'face'), crop(cutOut, head, 'bust')]
      : [crop(cutOut, head, 'bust')];
  const least = leastSharp[head.face ? 'face' : 'head'] * sharpness(cutOut, whole).mean;
  const found = crops.find((each) => {
    const enlarged = Math.min(room.width / (each.right - each.left), room.height / (each.bottom - each.top));
    const { mean, filled } = sharpness(cutOut, each);
    return enlarged <= mostEnlarged && filled >= leastFilled && mean >= least;
  });
  return found ?? whole;
}

function crop(cutOut: CutOut, head: Head, framing: 'bust' | 'face'): Crop {
  const tall = head.bottom - head.top;
  const middle = (head.left + head.right) / 2;
  const reach = framing === 'bust' ? tall * 1.05 : (head.right - head.left) * 0.62;
  const bottom = Math.min(cutOut.height, Math.round(head.bottom + tall * (framing === 'bust' ? 0.62 : 0.1)));
  return {
    left: Math.max(0, Math.round(middle - reach)),
    right: Math.min(cutOut.width, Math.round(middle + reach)),
    top: Math.max(0, Math.round(head.top - tall * 0.06)),
    bottom,
    head,
    isCut: bottom < cutOut.height || framing === 'face',
  };
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

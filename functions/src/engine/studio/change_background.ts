import { type BackgroundId, studioBackgrounds } from '../../domain/studio/studio_effect.ts';
import { hexBytes } from '../compose/acting/palette_colors.ts';
import { boxMean } from '../segment/box_mean.ts';
import { enlarge, type Photo } from '../segment/refine_matte.ts';

/**
 * The background is blurred on a grid coarser by this factor. Three box means, whose radius is `blurShare` of the
 * picture's long side, approximate a soft disc.
 */
const coarse = 4;
const blurShare = 0.016;

/**
 * Replaces the background of `photo` (changed in place).
 *
 * @param subject alpha of the subject.
 * @param pure the photo as RGBA, with the background's color removed from the subject's rim.
 */
export function changeBackground(
  photo: Photo,
  subject: Uint8Array,
  pure: Uint8ClampedArray,
  background: BackgroundId,
): void {
  const { kind, colours } = studioBackgrounds[background];
  if (kind === 'keep') return;
  const backdrop = kind === 'blurred' ? blurred(photo, subject) : painted(photo, colours);
  const { pixels } = photo;
  for (let at = 0; at < subject.length; at++) {
    const alpha = subject[at] / 255;
    if (alpha === 1) continue;
    for (let channel = 0; channel < 3; channel++) {
      const back = backdrop(at, channel);
      const own = pure[at * 4 + channel];
      pixels[at * 3 + channel] = Math.round(back + (own - back) * alpha);
    }
  }
}

type Backdrop = (at: number, channel: number) => number;

/** The photo's own background, blurred; the subject's colors do not bleed into it. */
function blurred(photo: Photo, subject: Uint8Array): Backdrop {
  const width = Math.ceil(photo.width / coarse);
  const height = Math.ceil(photo.height / coarse);
  const weights = new Float32Array(width * height);
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let y = 0; y < photo.height; y++) {
    const row = Math.floor(y / coarse) * width;
    for (let x = 0; x < photo.width; x++) {
      const at = y * photo.width + x;
      // A minimum weight, so that pixels far behind the subject have a color too.
      const weight = 1.0005 - subject[at] / 255;
      const cell = row + Math.floor(x / coarse);
      weights[cell] += weight;
      for (let channel = 0; channel < 3; channel++) {
        planes[channel][cell] += weight * photo.pixels[at * 3 + channel];
      }
    }
  }
  const radius = Math.max(1, Math.round((Math.max(photo.width, photo.height) * blurShare) / coarse));
  for (const plane of [weights, ...planes]) {
    for (let pass = 0; pass < 3; pass++) boxMean(plane, width, height, radius);
  }
  const wide = planes.map((plane) => {
    const mean = plane.map((value, cell) => value / weights[cell]);
    return enlarge(mean, width, height, photo.width, photo.height);
  });
  return (at, channel) => wide[channel][at];
}

/** One color, or a gradient of two: the first behind the head, the second at the rim. */
function painted(photo: Photo, colours: readonly string[]): Backdrop {
  const inner = hexBytes(colours[0] ?? '#ffffff');
  const outer = hexBytes(colours[1] ?? colours[0] ?? '#ffffff');
  const reach = Math.hypot(photo.width, photo.height) * 0.62;
  return (at, channel) => {
    const x = at % photo.width;
    const y = (at - x) / photo.width;
    const far = Math.min(1, Math.hypot(x - photo.width * 0.5, y - photo.height * 0.36) / reach);
    const share = far * far * (3 - 2 * far);
    const from = inner[channel];
    // Half a step of grain prevents visible rings in the gradient.
    return from + (outer[channel] - from) * share + grain(at) - 0.5;
  };
}

/** Noise 0..1, deterministic for a pixel. */
function grain(at: number): number {
  const mixed = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d);
  return ((Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 16) & 0xffff) / 0xffff;
}

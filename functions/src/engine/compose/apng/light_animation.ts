import { packed } from '../drawn_box.ts';
import type { Pixels } from '../surface.ts';
import { commonPalette } from './common_palette.ts';
import { type FewColors, fewColors } from './few_colors.ts';
import { changes, withoutFrames } from './held_frames.ts';

interface Quality {
  readonly colors: number;
  /** Allowed color error of a pixel; see `fewColors`. */
  readonly tolerance: number;
  /** Share of frames that are kept; the others repeat the previous one. */
  readonly frames: number;
  /** Expected size relative to the best quality. */
  readonly share: number;
  /** Size in bytes up to which this quality is accepted. */
  readonly aim: number;
}

/** Preferred size limit and usual target in bytes: older pages of Creators Market require at most 300 KB. */
const most = 296_000;
const usual = 216_000;

/** For animations that are small anyway. */
const finest: Quality = { colors: 96, tolerance: 9, frames: 1, share: 1, aim: usual };
/** A quality is not tried if its expected size exceeds the target by this factor. */
const certainty = 1.12;

/** From best to worst: the first is indistinguishable at sticker size; after that, motion is reduced before faces. */
const ladder: readonly Quality[] = [
  { colors: 64, tolerance: 12, frames: 1, share: 0.82, aim: usual },
  { colors: 64, tolerance: 12, frames: 0.75, share: 0.64, aim: usual * 1.1 },
  { colors: 64, tolerance: 14, frames: 0.6, share: 0.52, aim: most },
  { colors: 48, tolerance: 16, frames: 0.5, share: 0.38, aim: most },
  { colors: 32, tolerance: 22, frames: 0.4, share: 0.24, aim: Number.POSITIVE_INFINITY },
];

/** Encodes pictures with few colors, `width` px wide; `size` in bytes. */
type Write<File> = (picture: FewColors, width: number) => File;

/**
 * Encodes pictures of one size, the frames of one loop: at the quality that about 220 KB allow, and under 300 KB
 * where possible. Output is deterministic if `write` is.
 */
export function lightAnimation<File extends { readonly size: number }>(
  pictures: readonly Pixels[],
  write: Write<File>,
): File {
  const width = pictures[0]?.width ?? 0;
  const pixels = pictures.map(({ data }) => packed(data));
  const moved = changes(pixels);
  let made: { readonly of: Quality; readonly colors: FewColors } | null = null;
  const written = (quality: Quality): File => {
    const { colors, tolerance, frames } = quality;
    if (made?.of.colors !== colors || made.of.tolerance !== tolerance) {
      made = { of: quality, colors: fewColors(pixels, commonPalette(pixels, colors), width, tolerance) };
    }
    const kept = Math.max(leastFrames, Math.round(pixels.length * frames));
    const pictureOf = { ...made.colors, pictures: withoutFrames(made.colors.pictures, moved, kept) };
    return write(pictureOf, width);
  };
  let expected = 0;
  for (const quality of ladder) {
    // Skip what is certainly too large.
    if (expected * quality.share > quality.aim * certainty) continue;
    const file = written(quality);
    expected = file.size / quality.share;
    if (file.size > quality.aim) continue;
    // Most animations are too large for the best quality, so it is tried only if it may fit.
    const better = quality === ladder[0] && expected * finest.share <= finest.aim ? written(finest) : null;
    return better && better.size <= finest.aim ? better : file;
  }
  throw new Error('The last quality is good enough for everything.');
}

/** Creators Market rejects animations with fewer frames. */
const leastFrames = 8;

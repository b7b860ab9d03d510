import { packed } from '../drawn_box.ts';
import type { Pixels } from '../surface.ts';
import { commonPalette } from './common_palette.ts';
import { type FewColors, fewColors } from './few_colors.ts';
import { changes, withoutFrames } from './held_frames.ts';

interface Quality {
  readonly colors: number;
  /** How far a pixel may be off; see `fewColors`. */
  readonly tolerance: number;
  /** Share of the frames that are kept; the others show the one before. */
  readonly frames: number;
  /** Bytes that come of it, times those of the best. */
  readonly share: number;
  /** Bytes at which this quality is good enough. */
  readonly aim: number;
}

/** Bytes that a file has at most wherever that is possible: the site's older pages ask for 300 KB. */
const most = 296_000;
const usual = 216_000;

/** For what is light anyway. */
const finest: Quality = { colors: 96, tolerance: 9, frames: 1, share: 1, aim: usual };
/** Expected times the wanted bytes from which a quality is not tried. */
const certainty = 1.12;

/**
 * From the best to the least: the first is invisible at the size of a sticker; then motion is reduced before faces.
 */
const ladder: readonly Quality[] = [
  { colors: 64, tolerance: 12, frames: 1, share: 0.82, aim: usual },
  { colors: 64, tolerance: 12, frames: 0.75, share: 0.64, aim: usual * 1.1 },
  { colors: 64, tolerance: 14, frames: 0.6, share: 0.52, aim: most },
  { colors: 48, tolerance: 16, frames: 0.5, share: 0.38, aim: most },
  { colors: 32, tolerance: 22, frames: 0.4, share: 0.24, aim: Number.POSITIVE_INFINITY },
];

/** Makes a file of pictures with few colors, `width` px wide; `size` in bytes. */
type Write<File> = (picture: FewColors, width: number) => File;

/**
 * Pictures of one size, the frames of one loop, as a file: as good as some 220 KB allow, under 300 KB wherever that is
 * possible. The same pictures give the same file, as far as `write` does.
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
    // What is sure to be too heavy is not written.
    if (expected * quality.share > quality.aim * certainty) continue;
    const file = written(quality);
    expected = file.size / quality.share;
    if (file.size > quality.aim) continue;
    // Most animations are too heavy for the best quality, so it is tried only where it may do.
    const better = quality === ladder[0] && expected * finest.share <= finest.aim ? written(finest) : null;
    return better && better.size <= finest.aim ? better : file;
  }
  throw new Error('The last quality is good enough for everything.');
}

/** Fewer are refused by the site. */
const leastFrames = 8;

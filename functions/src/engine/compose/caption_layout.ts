import type { CaptionFont } from '../../domain/preset.ts';
import { captionLines } from './caption_lines.ts';
import { graphemesOf } from './caption_parts.ts';
import type { Box } from './cut_out.ts';
import { type GlyphRun, glyphRuns, isEmoji, widthOfRuns } from './glyph_runs.ts';
import type { Context, Studio } from './surface.ts';

/** A run at its place: baseline start, px from the block's top left; `turned` = a quarter clockwise about its middle. */
export interface PlacedRun extends GlyphRun {
  x: number;
  y: number;
  turned: boolean;
}

/** A caption set in type. `width` and `height` in px, stroke included. */
export interface CaptionLayout {
  runs: PlacedRun[];
  size: number;
  width: number;
  height: number;
}

export interface CaptionRoom {
  width: number;
  height: number;
  stroke: number;
  vertical: boolean;
  /** Times the size that fits, as far as `limit` allows (px, stroke included). */
  scale: number;
  limit: { width: number; height: number };
}

const maxSize = 68;
/** Font size, px, at which ink is measured: outlines of this size are not fitted to pixels, by no canvas. */
const measuredAt = 640;
/** Distance of lines and place of the baseline within one, in em. */
const pitch = 1.08;
const baseline = 0.88;
const turnedGlyphs = /^[ー〜～~\-‐–—―…‥:：;；=＝()（）[\]「」『』【】〈〉《》<>＜＞→←]/u;
const smallKana = /^[っゃゅょぁぃぅぇぉゎッャュョァィゥェォヮヵヶ]/u;
const corner = /^[、。，．]/u;

/** Runs at their places in em, before it is known how large they come out. */
interface Setting {
  runs: PlacedRun[];
  size: number;
}

/** Sets a caption as large as `room` allows, times its scale: no ink, and no stroke around it, lies outside of the block. */
export function captionLayout(
  text: string,
  font: CaptionFont,
  room: CaptionRoom,
  context: Context,
  studio: Studio,
): CaptionLayout {
  const setting = room.vertical ? columns(text, font, room, studio) : rows(text, font, room, context, studio);
  const ink = inkBox(setting.runs, context);
  const inkWidth = Math.max(0.1, ink.right - ink.left);
  const inkHeight = Math.max(0.1, ink.bottom - ink.top);
  const fitting = ({ width, height }: { width: number; height: number }) =>
    Math.min((width - room.stroke * 2) / inkWidth, (height - room.stroke * 2) / inkHeight);
  const wanted = Math.min(setting.size, fitting(room)) * room.scale;
  const size = Math.floor(Math.min(wanted, fitting(room.limit)) * 4) / 4;
  return {
    size,
    width: inkWidth * size + room.stroke * 2,
    height: inkHeight * size + room.stroke * 2,
    runs: setting.runs.map((run) => ({
      ...run,
      x: room.stroke + (run.x - ink.left) * size,
      y: room.stroke + (run.y - ink.top) * size,
    })),
  };
}

function rows(text: string, font: CaptionFont, room: CaptionRoom, context: Context, studio: Studio): Setting {
  const measure = (part: string) => widthOfRuns(context, glyphRuns(part, font, studio), 100) / 100;
  const { lines, size } = captionLines(text, measure, {
    along: room.width,
    across: room.height,
    pitch,
    maxSize,
    stroke: room.stroke,
  });
  const runs: PlacedRun[] = [];
  lines.forEach((line, row) => {
    let x = -measure(line) / 2;
    for (const run of glyphRuns(line, font, studio)) {
      runs.push({ ...run, x, y: row * pitch + baseline, turned: false });
      x += widthOfRuns(context, [run], 100) / 100;
    }
  });
  return { runs, size };
}

/** Vertical setting: columns from right to left, every grapheme in a square of one em. */
function columns(text: string, font: CaptionFont, room: CaptionRoom, studio: Studio): Setting {
  const { lines, size } = captionLines(text, (part) => graphemesOf(part).length, {
    along: room.height,
    across: room.width,
    pitch,
    maxSize: maxSize - 8,
    stroke: room.stroke,
  });
  const runs = lines.flatMap((line, column) =>
    graphemesOf(line).map((grapheme, row): PlacedRun => {
      const [shiftX, shiftY] = shiftOf(grapheme);
      return {
        text: grapheme,
        family: studio.fontFamily(grapheme, font),
        emoji: isEmoji(grapheme),
        turned: turnedGlyphs.test(grapheme),
        x: shiftX - column * pitch,
        y: row + baseline + shiftY,
      };
    }),
  );
  return { runs, size };
}

/** Smallest box around the ink of `runs`, em. */
function inkBox(runs: readonly PlacedRun[], context: Context): Box {
  const box = { left: 1e9, top: 1e9, right: -1e9, bottom: -1e9 };
  for (const run of runs) {
    context.font = `${measuredAt}px ${run.family}`;
    const reach = context.measureText(run.text);
    const square = {
      left: 0,
      right: measuredAt,
      ascent: baseline * measuredAt,
      descent: (1 - baseline) * measuredAt,
    };
    const { left, right, ascent, descent } = run.turned
      ? square
      : {
          left: reach.actualBoundingBoxLeft,
          right: reach.actualBoundingBoxRight,
          ascent: reach.actualBoundingBoxAscent,
          descent: reach.actualBoundingBoxDescent,
        };
    box.left = Math.min(box.left, run.x - left / measuredAt);
    box.right = Math.max(box.right, run.x + right / measuredAt);
    box.top = Math.min(box.top, run.y - ascent / measuredAt);
    box.bottom = Math.max(box.bottom, run.y + descent / measuredAt);
  }
  return box;
}

/** How far a glyph drawn for horizontal lines has to move to sit right in a column, em. */
function shiftOf(grapheme: string): [number, number] {
  if (corner.test(grapheme)) return [0.58, -0.58];
  return smallKana.test(grapheme) ? [0.1, -0.1] : [0, 0];
}

import type { CaptionFont } from '../../domain/presets/preset.ts';
import { graphemesOf } from '../../domain/stamps/text_units.ts';
import { type BentRun, bend, isBending } from './acting/lettering.ts';
import { captionLines } from './caption_lines.ts';
import type { Box } from './cut_out.ts';
import { type GlyphRun, glyphRuns, isEmoji, type PlacedRun, widthOfRuns } from './glyph_runs.ts';
import { around, baseline, inkBox } from './ink_box.ts';
import type { CanvasBackend, Context } from './surface.ts';

/** A typeset caption. `width` and `height` in px, stroke included. */
export interface CaptionLayout {
  runs: PlacedRun[];
  size: number;
  width: number;
  height: number;
  /** Ink box of each run within the block, px, stroke included. */
  boxes: Box[];
}

export interface CaptionRoom {
  width: number;
  height: number;
  stroke: number;
  vertical: boolean;
  /** Name of a lettering; unknown names mean plain letters. */
  style: string;
  /** Factor on the size that fits, up to `limit` (px, stroke included). */
  scale: number;
  limit: { width: number; height: number };
}

const maxSize = 68;
/** Line pitch, em. */
const pitch = 1.08;
const turnedGlyphs = /^[ー〜～~\-‐–—―…‥:：;；=＝()（）[\]「」『』【】〈〉《》<>＜＞→←]/u;
const smallKana = /^[っゃゅょぁぃぅぇぉゎッャュョァィゥェォヮヵヶ]/u;
const corner = /^[、。，．]/u;

/** Runs placed in em, before the final size is known. */
interface Setting {
  runs: PlacedRun[];
  size: number;
}

/** Typesets a caption as large as `room` allows, times its scale. No ink or stroke lies outside the block. */
export function captionLayout(
  text: string,
  font: CaptionFont,
  room: CaptionRoom,
  context: Context,
  canvasBackend: CanvasBackend,
): CaptionLayout {
  const setting = room.vertical
    ? columns(text, font, room, canvasBackend)
    : room.style === 'stack'
      ? stackedRows(text, font, context, canvasBackend)
      : rows(text, font, room, context, canvasBackend);
  if (!room.vertical) bendRuns(setting, room.style, font, context, canvasBackend);
  const boxes = setting.runs.map((run) => inkBox(run, context));
  const ink = around(boxes);
  const inkWidth = Math.max(0.1, ink.right - ink.left);
  const inkHeight = Math.max(0.1, ink.bottom - ink.top);
  const fitting = ({ width, height }: { width: number; height: number }) =>
    Math.min((width - room.stroke * 2) / inkWidth, (height - room.stroke * 2) / inkHeight);
  const wanted = Math.min(setting.size, fitting(room)) * room.scale;
  const size = Math.floor(Math.min(wanted, fitting(room.limit)) * 4) / 4;
  const { stroke } = room;
  return {
    size,
    width: inkWidth * size + stroke * 2,
    height: inkHeight * size + stroke * 2,
    runs: setting.runs.map((run) => ({
      ...run,
      x: stroke + (run.x - ink.left) * size,
      y: stroke + (run.y - ink.top) * size,
    })),
    boxes: boxes.map((box) => ({
      left: (box.left - ink.left) * size,
      top: (box.top - ink.top) * size,
      right: (box.right - ink.left) * size + stroke * 2,
      bottom: (box.bottom - ink.top) * size + stroke * 2,
    })),
  };
}

/** Sets each word in a row of its own; short words are enlarged by up to 35 % towards the width of the widest row. */
function stackedRows(
  text: string,
  font: CaptionFont,
  context: Context,
  canvasBackend: CanvasBackend,
): Setting {
  const words = text.split(/\s+/).map((word) => {
    const runs = glyphRuns(word, font, canvasBackend);
    return { runs, width: widthOfRuns(context, runs, 100) / 100 };
  });
  const widest = Math.max(...words.map(({ width }) => width), 0.1);
  const runs: PlacedRun[] = [];
  let y = 0;
  for (const word of words) {
    const scale = Math.max(1, Math.min(1.35, widest / Math.max(0.1, word.width)));
    let x = (-word.width * scale) / 2;
    y += scale;
    for (const run of word.runs) {
      runs.push({ ...run, x, y, turned: false, angle: 0, scale });
      x += (widthOfRuns(context, [run], 100) / 100) * scale;
    }
  }
  return { runs, size: maxSize };
}

/** Applies the lettering's bend or tilt to rows; bent letters become separate runs. */
function bendRuns(
  setting: Setting,
  style: string,
  font: CaptionFont,
  context: Context,
  canvasBackend: CanvasBackend,
): void {
  if (style !== 'tilted' && !isBending(style)) return;
  const advanceOf = (run: GlyphRun) => widthOfRuns(context, [run], 100) / 100;
  const letters = isBending(style)
    ? setting.runs.flatMap((run) => {
        let { x } = run;
        return graphemesOf(run.text).map((text) => {
          const letter = { ...run, text, family: canvasBackend.fontFamily(text, font), x };
          x += advanceOf(letter);
          return letter;
        });
      })
    : setting.runs;
  const last = Math.max(...letters.map(({ y }) => y));
  const middle = (baseline + last) / 2 - baseline * 0.4;
  const bent = letters.map((run): PlacedRun & BentRun => ({
    ...run,
    y: run.y - middle,
    advance: advanceOf(run),
    row: Math.round(run.y / pitch),
  }));
  bend(bent, style);
  setting.runs = bent;
}

function rows(
  text: string,
  font: CaptionFont,
  room: CaptionRoom,
  context: Context,
  canvasBackend: CanvasBackend,
): Setting {
  const measure = (part: string) => widthOfRuns(context, glyphRuns(part, font, canvasBackend), 100) / 100;
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
    for (const run of glyphRuns(line, font, canvasBackend)) {
      runs.push({ ...run, x, y: row * pitch + baseline, turned: false, angle: 0, scale: 1 });
      x += widthOfRuns(context, [run], 100) / 100;
    }
  });
  return { runs, size };
}

/** Vertical typesetting: columns from right to left, each grapheme in a square of one em. */
function columns(text: string, font: CaptionFont, room: CaptionRoom, canvasBackend: CanvasBackend): Setting {
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
        family: canvasBackend.fontFamily(grapheme, font),
        emoji: isEmoji(grapheme),
        turned: turnedGlyphs.test(grapheme),
        angle: 0,
        scale: 1,
        x: shiftX - column * pitch,
        y: row + baseline + shiftY,
      };
    }),
  );
  return { runs, size };
}

/** Offset, in em, that moves a glyph designed for horizontal lines to its place in a column. */
function shiftOf(grapheme: string): [number, number] {
  if (corner.test(grapheme)) return [0.58, -0.58];
  return smallKana.test(grapheme) ? [0.1, -0.1] : [0, 0];
}

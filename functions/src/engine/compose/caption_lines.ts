import { captionParts } from './caption_parts.ts';

/** Width of a text in em (at font size 1). */
export type MeasureText = (text: string) => number;

interface LineLimits {
  /** Room along and across the lines, px. */
  along: number;
  across: number;
  /** Room across that one line takes, em. */
  pitch: number;
  maxSize: number;
  /** Stroke on each side of the text, px. */
  stroke: number;
}

export interface CaptionLines {
  lines: string[];
  /** Font size, px. */
  size: number;
}

const maxLines = 3;
/** Font size, px, below which breaking inside words is preferred to smaller letters. */
const comfortable = 30;

/** Breaks a caption into 1 to 3 lines so that it can be set as large as the room allows. */
export function captionLines(text: string, measure: MeasureText, limits: LineLimits): CaptionLines {
  const whole = bestBreak(text, measure, limits, false);
  if (whole.size >= comfortable) return whole;
  const fine = bestBreak(text, measure, limits, true);
  return fine.size > whole.size * 1.2 ? fine : whole;
}

function bestBreak(text: string, measure: MeasureText, limits: LineLimits, fine: boolean): CaptionLines {
  const parts = captionParts(text, fine);
  const widthOf = parts.map((part) => measure(part.text));
  let best: CaptionLines & { score: number } = { lines: [text], size: 0, score: -1 };
  for (const cuts of cutsOf(parts.length)) {
    const edges = [0, ...cuts, parts.length];
    const lines = edges.slice(1).map((end, index) =>
      parts
        .slice(edges[index], end)
        .map((part) => part.text)
        .join('')
        .trim(),
    );
    // Widths of parts add up, so measure each part once instead of once per break.
    const widths = edges
      .slice(1)
      .map((end, index) => widthOf.slice(edges[index], end).reduce((sum, width) => sum + width, 0));
    const widest = Math.max(...widths, 0.1);
    const size = Math.min(
      limits.maxSize,
      (limits.along - limits.stroke * 2) / widest,
      (limits.across - limits.stroke * 2) / (lines.length * limits.pitch),
    );
    const ragged = 1 - Math.min(...widths) / widest;
    const torn = cuts.filter((cut) => parts[cut]?.glued).length;
    const score = size * (1 - 0.14 * (lines.length - 1)) * (1 - 0.12 * ragged) * 0.8 ** torn;
    if (score > best.score + 1e-9) best = { lines, size, score };
  }
  return { lines: best.lines, size: Math.floor(best.size * 4) / 4 };
}

/** Yields every way to split `count` parts into at most three lines. */
function* cutsOf(count: number): Generator<number[]> {
  yield [];
  for (let first = 1; first < count; first++) {
    yield [first];
    for (let second = first + 1; maxLines > 2 && second < count; second++) yield [first, second];
  }
}

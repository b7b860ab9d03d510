import { captionParts } from './caption_parts.ts';

/** Width of a text in em (at font size 1). */
export type MeasureText = (text: string) => number;

interface LineLimits {
  /** Room along the lines and across them, px. */
  along: number;
  across: number;
  /** Across, per line, in em. */
  pitch: number;
  maxSize: number;
  /** Added around the text on each side, px. */
  stroke: number;
}

export interface CaptionLines {
  lines: string[];
  /** Font size, px. */
  size: number;
}

const maxLines = 3;
/** Below this size, px, cutting inside words is better than smaller letters. */
const comfortable = 30;

/** Breaks a caption into 1..3 lines so that it can be set as large as the room allows. */
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
    // Parts stand side by side: measured once each, not once for every way to break.
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

/** Every way to cut `count` parts into at most three lines. */
function* cutsOf(count: number): Generator<number[]> {
  yield [];
  for (let first = 1; first < count; first++) {
    yield [first];
    for (let second = first + 1; maxLines > 2 && second < count; second++) yield [first, second];
  }
}

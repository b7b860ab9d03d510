import type { Box } from './cut_out.ts';
import type { PlacedRun } from './glyph_runs.ts';
import type { Context } from './surface.ts';

/** Font size at which ink is measured, px: no canvas hints outlines of this size. */
const measuredAt = 640;
/** Position of the baseline within a line, em. */
export const baseline = 0.88;

/** Box around the ink of a run, em. */
export function inkBox(run: PlacedRun, context: Context): Box {
  context.font = `${measuredAt}px ${run.family}`;
  const reach = context.measureText(run.text);
  const em = measuredAt / run.scale;
  const { left, right, ascent, descent } = run.turned
    ? { left: 0, right: measuredAt, ascent: baseline * measuredAt, descent: (1 - baseline) * measuredAt }
    : {
        left: reach.actualBoundingBoxLeft,
        right: reach.actualBoundingBoxRight,
        ascent: reach.actualBoundingBoxAscent,
        descent: reach.actualBoundingBoxDescent,
      };
  if (run.angle === 0) {
    return {
      left: run.x - left / em,
      right: run.x + right / em,
      top: run.y - ascent / em,
      bottom: run.y + descent / em,
    };
  }
  const [cos, sin] = [Math.cos(run.angle), Math.sin(run.angle)];
  const corners = [-left / em, right / em].flatMap((across) =>
    [-ascent / em, descent / em].map((down) => ({
      left: run.x + across * cos - down * sin,
      right: run.x + across * cos - down * sin,
      top: run.y + across * sin + down * cos,
      bottom: run.y + across * sin + down * cos,
    })),
  );
  return around(corners);
}

/** The smallest box that holds all `boxes`. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

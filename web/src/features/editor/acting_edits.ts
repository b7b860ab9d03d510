import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import { inFrame, pointAt } from '@pochitto/functions/compose/acting/head_frame';
import { isPlaced, shiftInto, unionOf } from '@pochitto/functions/compose/acting/mark_spots';
import type { MarkPlace } from '@pochitto/functions/compose/acting/marks';
import {
  type Acting,
  type ActingMark,
  actingSchema,
  maxMarks,
  plainMark,
} from '@pochitto/functions/domain/acting/acting';
import type { MarkName } from '@pochitto/functions/domain/acting/acting_names';
import { feelingOf } from '@pochitto/functions/domain/acting/feeling_of';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';

type Marks = readonly ActingMark[];

interface Vector {
  readonly x: number;
  readonly y: number;
}

const scales = { min: 0.3, max: 3 } as const;
const farthest = 12;

/** Returns an acting for a plain sticker: the same pose, with no marks, prop, ground or bubble. */
export function plainActing(message: string, { framing, tilt, flip, zoom }: Pose): Acting {
  return actingSchema.parse({ feeling: feelingOf(message), framing: framing, tilt, flip, zoom });
}

/** Adds a mark in front of the others at its automatic place; unchanged at the limit. */
export function withNewMark(marks: Marks, name: MarkName): ActingMark[] {
  if (marks.length >= maxMarks) return [...marks];
  return [...marks, plainMark(name)];
}

export function withoutMark(marks: Marks, index: number): ActingMark[] {
  return marks.filter((_, at) => at !== index);
}

export function withMark(marks: Marks, index: number, fields: Partial<ActingMark>): ActingMark[] {
  return marks.map((mark, at) => (at === index ? { ...mark, ...fields } : mark));
}

/** Moves a mark in front of the next one (1) or behind the previous one (−1). */
export function withMarkMoved(marks: Marks, index: number, by: 1 | -1): ActingMark[] {
  const [mark, other] = [marks[index], marks[index + by]];
  if (!mark || !other) return [...marks];
  return marks.map((each, at) => (at === index ? other : at === index + by ? mark : each));
}

/**
 * Pins the marks at their current places, so that no mark moves by itself while the one at `index` is dragged.
 * Marks that made room for others stay automatic: pinned, they would look different.
 */
export function withPinned(marks: Marks, { marks: places }: ActingPlaces, index: number): ActingMark[] {
  return marks.map((mark, at) => {
    const { pinned = null, isPinnable = false } = places[at] ?? {};
    return pinned && !isPlaced(mark) && (at === index || isPinnable) ? { ...mark, ...pinned } : mark;
  });
}

/** Moves a pinned mark by canvas px and keeps all of it inside. */
export function movedMark(
  mark: ActingMark,
  place: MarkPlace,
  { head, safe }: ActingPlaces,
  by: Vector,
): ActingMark {
  if (!place.pinned) return mark;
  const drawn = pointAt(head, place.pinned.x ?? 0, place.pinned.y ?? 0);
  const start = pointAt(head, mark.x ?? 0, mark.y ?? 0);
  const end = { x: start.x + by.x, y: start.y + by.y };
  const boxes =
    place.boxes.length > 0 ? place.boxes : [{ left: drawn.x, top: drawn.y, right: drawn.x, bottom: drawn.y }];
  const { left, top, right, bottom } = unionOf(boxes);
  const [across, down] = [end.x - drawn.x, end.y - drawn.y];
  const back = shiftInto(
    { left: left + across, top: top + down, right: right + across, bottom: bottom + down },
    safe,
  );
  const at = inFrame(head, { x: end.x + back.x, y: end.y + back.y });
  return { ...mark, x: within(at.across), y: within(at.down) };
}

/** Scales a mark by `by` and turns it by degrees, within the limits. */
export function turnedMark(mark: ActingMark, { by, turn }: { by: number; turn: number }): ActingMark {
  const scale = Math.max(scales.min, Math.min(scales.max, mark.scale * by));
  const turned = ((((mark.turn + turn + 180) % 360) + 360) % 360) - 180;
  return { ...mark, scale: Math.round(scale * 100) / 100, turn: Math.round(turned) };
}

function within(value: number): number {
  // Avoids −0.
  return Math.round(Math.max(-farthest, Math.min(farthest, value)) * 1000) / 1000 || 0;
}

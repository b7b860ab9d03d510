import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { MarkPlace } from '@pochitto/functions/compose/acting/marks';
import type { ActingMark } from '@pochitto/functions/domain/acting/acting';
import {
  type FocusEventHandler,
  type KeyboardEvent,
  type KeyboardEventHandler,
  type PointerEvent,
  type PointerEventHandler,
  useRef,
} from 'react';
import { canvasPoint, stageArrows } from '../../shared/acting/canvas_geometry.ts';
import { movedMark, turnedMark, withMark, withPinned } from './acting_edits.ts';
import { useActing } from './use_acting.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Start of a gesture: every movement is computed from here, not from the result of the previous one. */
interface Grip {
  readonly index: number;
  readonly marks: readonly ActingMark[];
  readonly place: MarkPlace;
  readonly places: ActingPlaces;
  /** `turn`: by the handle, around the mark's center. */
  readonly mode: 'drag' | 'turn' | 'pinch';
  readonly from: readonly [Point, Point];
}

/** Movements shorter than this count as a press, in px. */
const still = 3;

/** Handlers that move marks on the stage: one finger or the mouse drags, two fingers or the handle turn and scale. */
export function useMarkMoving(): PointerMoves {
  const { acting, places, chosenMark, chooseMark, writeMarks, moveMark, turnMark, removeMark, commit } =
    useActing();
  const pointers = useRef(new Map<number, Point>());
  const grip = useRef<Grip | null>(null);

  const begin = (index: number | null, mode: Grip['mode'], from: Grip['from']) => {
    const place = index === null ? undefined : places?.marks[index];
    if (index === null || !places || !place?.pinned || !acting.marks[index]) return;
    grip.current = { index, marks: withPinned(acting.marks, places, index), place, places, mode, from };
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
    if (grip.current) commit();
    grip.current = null;
  };

  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const at = pointOf(event);
      if (!at) return;
      pointers.current.set(event.pointerId, at);
      event.currentTarget.setPointerCapture(event.pointerId);
      const [one, other] = [...pointers.current.values()];
      if (one && other) {
        commit();
        begin(grip.current?.index ?? chosenMark, 'pinch', [one, other]);
        return;
      }
      const held = event.target.closest<SVGElement>('[data-mark]')?.dataset.mark;
      if (event.target.closest('[data-handle]') && chosenMark !== null) {
        const middle = middleOf(places?.marks[chosenMark]);
        if (middle) begin(chosenMark, 'turn', [middle, at]);
        return;
      }
      const index = held === undefined ? null : Number(held);
      chooseMark(index);
      begin(index, 'drag', [at, at]);
    },
    onPointerMove: (event) => {
      const at = pointOf(event);
      if (!at || !pointers.current.has(event.pointerId)) return;
      pointers.current.set(event.pointerId, at);
      const held = grip.current;
      const mark = held?.marks[held.index];
      if (!held || !mark) return;
      const [one, other] = [...pointers.current.values()];
      const to: Grip['from'] =
        held.mode === 'pinch'
          ? [one ?? at, other ?? at]
          : held.mode === 'turn'
            ? [held.from[0], at]
            : [at, at];
      if (held.mode === 'drag' && apart(held.from[0], at) < still && acting.marks[held.index]?.x === null)
        return;
      const next = heldMark(mark, held, to);
      writeMarks(withMark(held.marks, held.index, next), 'mark');
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (chosenMark === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = stageArrows[event.key];
      const turns: Readonly<Record<string, { by: number; turn: number }>> = {
        '+': { by: 1.1, turn: 0 },
        '=': { by: 1.1, turn: 0 },
        '-': { by: 1 / 1.1, turn: 0 },
        '[': { by: 1, turn: -5 },
        ']': { by: 1, turn: 5 },
      };
      const turn = turns[event.key];
      const step = event.shiftKey ? 20 : 4;
      if (arrow) moveMark(chosenMark, { x: arrow[0] * step, y: arrow[1] * step });
      else if (turn) turnMark(chosenMark, turn);
      else if (event.key === 'Delete' || event.key === 'Backspace') {
        removeMark(chosenMark);
        event.currentTarget.focus();
      } else if (event.key === 'Escape') chooseMark(null);
      else return;
      event.preventDefault();
    },
    onBlur: () => {
      if (!grip.current) commit();
    },
  };
}

function heldMark(mark: ActingMark, { mode, from, place, places }: Grip, to: Grip['from']): ActingMark {
  const by = {
    x: (to[0].x + to[1].x - from[0].x - from[1].x) / 2,
    y: (to[0].y + to[1].y - from[0].y - from[1].y) / 2,
  };
  if (mode === 'drag') return movedMark(mark, place, places, by);
  const larger = apart(...to) / Math.max(8, apart(...from));
  const turned = turnedMark(mark, { by: larger, turn: angleOf(to) - angleOf(from) });
  return mode === 'pinch' ? movedMark(turned, place, places, by) : turned;
}

const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
const angleOf = ([one, other]: Grip['from']) =>
  (Math.atan2(other.y - one.y, other.x - one.x) * 180) / Math.PI;

/** Pointer position in px of the sticker's canvas. */
function pointOf(event: PointerEvent<HTMLElement>): Point | null {
  return canvasPoint(event.currentTarget.querySelector<SVGSVGElement>('[data-handles]'), event);
}

/** Center of a mark as drawn. */
function middleOf(place: MarkPlace | undefined): Point | null {
  if (!place || place.boxes.length === 0) return null;
  const count = place.boxes.length * 2;
  return {
    x: place.boxes.reduce((sum, { left, right }) => sum + left + right, 0) / count,
    y: place.boxes.reduce((sum, { top, bottom }) => sum + top + bottom, 0) / count,
  };
}

/** Pointer and keyboard handlers of the stage. */
export interface PointerMoves {
  readonly onPointerDown: PointerEventHandler<HTMLElement>;
  readonly onPointerMove: PointerEventHandler<HTMLElement>;
  readonly onPointerUp: PointerEventHandler<HTMLElement>;
  readonly onPointerCancel: PointerEventHandler<HTMLElement>;
  readonly onKeyDown: KeyboardEventHandler<HTMLElement>;
  readonly onBlur: FocusEventHandler<HTMLElement>;
}

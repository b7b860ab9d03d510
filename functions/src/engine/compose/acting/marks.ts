import type { ActingMark } from '../../../domain/acting/acting.ts';
import type { MarkName } from '../../../domain/acting/acting_names.ts';
import type { Box } from '../cut_out.ts';
import type { Context } from '../surface.ts';
import { type HeadFrame, pointAt, pointBy } from './head_frame.ts';
import { type GlyphName, glyphs } from './mark_glyphs.ts';
import { faceMarks, markInstead, markPieces, type Piece } from './mark_pieces.ts';
import {
  boxAround,
  faceSpots,
  freeSpots,
  isPlaced,
  type MarkRoom,
  middleInFrame,
  placedSpots,
  type Spot,
} from './mark_spots.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes } from './pen.ts';

/** Position of a drawn mark, for moving it by hand. */
export interface MarkPlace {
  /** Boxes of its pieces, px of the canvas; empty for a mark that has no room or is unknown. */
  readonly boxes: readonly Box[];
  /** Fields that fix the mark at its current position; null = it cannot be moved. */
  readonly pinned: Pick<ActingMark, 'x' | 'y' | 'turn' | 'flip'> | null;
  /**
   * Whether to pin it when another mark is moved, because its automatic position may change. A pinned mark looks
   * the same.
   */
  readonly isPinnable: boolean;
}

/**
 * Positions for marks without room, relative to the head's extent: spread around the head so that they do not cover
 * each other.
 */
const besides = [
  [1, -0.7],
  [-1, -0.7],
  [1.2, 0],
  [-1.2, 0],
  [1, 0.7],
  [-1, 0.7],
  [0, -1.2],
] as const;

/** A placed piece of a mark, ready to draw. */
export interface MarkPiece {
  readonly mark: ActingMark;
  readonly shapes: Parameters<typeof drawShapes>[1];
  readonly spot: Parameters<typeof drawShapes>[2];
  readonly options: Parameters<typeof drawShapes>[4];
  readonly isOnFace: boolean;
}

interface PlacedMark {
  readonly place: MarkPlace;
  readonly pieces: readonly MarkPiece[];
}

/** Draws marks around and on the head. */
export function drawMarks(
  context: Context,
  marks: readonly ActingMark[],
  head: HeadFrame,
  style: DrawingStyle,
  room: MarkRoom,
): MarkPlace[] {
  const placed = placeMarks(marks, head, room);
  for (const { pieces } of placed) for (const piece of pieces) drawPiece(context, piece, style);
  return placed.map(({ place }) => place);
}

export function drawPiece(context: Context, { shapes, spot, options }: MarkPiece, style: DrawingStyle): void {
  drawShapes(context, shapes, spot, style, options);
}

/**
 * Places marks around and on the head. Marks of another version are left out; marks that were dragged away stay on
 * the canvas.
 */
export function placeMarks(marks: readonly ActingMark[], head: HeadFrame, room: MarkRoom): PlacedMark[] {
  const taken = [...room.taken];
  const nowhere = { boxes: [], pinned: null, isPinnable: false };
  return marks.map((mark, index): PlacedMark => {
    const name = mark.name as MarkName;
    if (head.hasFace && faceMarks[name]) return placeOnFace(mark, head, room.safe);
    if (name === 'gloom') return { place: { ...nowhere, boxes: [foreheadBox(head)] }, pieces: [] };
    const own = markPieces[(head.hasFace ? null : markInstead[name]) ?? name];
    if (!own) return { place: nowhere, pieces: [] };
    const spots = isPlaced(mark)
      ? placedSpots(mark, own, head, room.safe)
      : freeSpots(mark, own, head, { ...room, taken });
    const pieces: MarkPiece[] = [];
    for (const [at, spot] of spots.entries()) {
      const piece = own[at];
      if (!spot || !piece) continue;
      const turn = leanOf(piece, spot, head) + mark.turn;
      pieces.push({
        mark,
        shapes: glyphs[piece[0]],
        spot: { x: spot.x, y: spot.y, size: spot.radius, turn, flip: isMirrored(mark, piece, spot) },
        options: { color: mark.color },
        isOnFace: false,
      });
      // A mark placed by a person does not displace others.
      if (!isPlaced(mark)) taken.push(boxAround(spot, spot.radius * 0.72));
    }
    const beside = besides[index % besides.length] ?? [1, -0.6];
    return { place: placeOf(mark, own, spots, head, room.safe, beside), pieces };
  });
}

/** Letters, notes and bulbs stay upright on a tilted head and are mirrored only by a person. */
function isUpright(glyph: GlyphName): boolean {
  return [
    'note',
    'double_note',
    'zed',
    'question',
    'exclamation',
    'bulb',
    'check',
    'dots',
    'rice_bowl',
    'soul',
  ].includes(glyph);
}

/** Angle of a piece before it is turned by hand, degrees. */
function leanOf([glyph, , , , turn = 0]: Piece, { side }: Pick<Spot, 'side'>, head: HeadFrame): number {
  return isUpright(glyph) ? turn * side : turn * side + (head.roll * 180) / Math.PI;
}

function isMirrored({ flip }: ActingMark, [glyph]: Piece, { side }: Spot): boolean {
  return flip || (side < 0 && !isUpright(glyph));
}

function placeOf(
  mark: ActingMark,
  own: readonly Piece[],
  spots: readonly (Spot | null)[],
  head: HeadFrame,
  safe: Box,
  beside: readonly [across: number, down: number],
): MarkPlace {
  const drawn = spots.flatMap((spot, index) => (spot ? [{ spot, piece: own[index] }] : []));
  const boxes = drawn.map(({ spot }) => boxAround(spot, spot.radius));
  const [first] = drawn;
  const spotsNow = first ? drawn.map(({ spot }) => spot) : [pointBy(head, ...beside)];
  const { across, down } = middleInFrame(spotsNow, head);
  const flip = first ? isMirrored(mark, first.piece, first.spot) : mark.flip;
  const lean = first
    ? leanOf(first.piece, first.spot, head) - leanOf(first.piece, { side: flip ? -1 : 1 }, head)
    : 0;
  const pinned = { x: short(across), y: short(down), turn: degrees(mark.turn + lean), flip };
  const again = placedSpots({ ...mark, ...pinned }, own, head, safe);
  const isPinnable =
    !isPlaced(mark) &&
    spots.every((spot, index) => {
      const other = again[index];
      return spot && other && Math.hypot(spot.x - other.x, spot.y - other.y) < 1.5;
    });
  return { boxes, pinned, isPinnable };
}

function placeOnFace(mark: ActingMark, head: HeadFrame, safe: Box): PlacedMark {
  const spots = faceSpots(mark, head, safe);
  const turned = (head.roll * 180) / Math.PI + mark.turn;
  const pieces = spots
    .filter(({ shapes }) => shapes.length > 0)
    .map(
      ({ shapes, x, y, radius }): MarkPiece => ({
        mark,
        shapes,
        isOnFace: true,
        spot: { x, y, size: radius, turn: turned, flip: mark.flip },
        options: { isBare: shapes[0]?.line === 0, color: mark.color },
      }),
    );
  const { across, down } = middleInFrame(spots, head);
  const { turn, flip } = mark;
  const pinned = { x: short(across), y: short(down), turn, flip };
  const boxes = spots.map((spot) => boxAround(spot, spot.radius));
  return { place: { boxes, pinned, isPinnable: false }, pieces };
}

/** Area of the gloom mark. */
function foreheadBox(head: HeadFrame): Box {
  const { x, y } = pointAt(head, 0, -head.top * 0.6);
  return boxAround({ x, y }, head.unit * 0.5);
}

function short(value: number): number {
  return Math.round(Math.max(-12, Math.min(12, value)) * 1000) / 1000 || 0;
}

/** Normalizes degrees to ±180. */
function degrees(value: number): number {
  return Math.round(value > 180 ? value - 360 : value < -180 ? value + 360 : value);
}

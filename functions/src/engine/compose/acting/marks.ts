import type { ActingMark } from '../../../domain/acting/acting.ts';
import type { MarkName } from '../../../domain/acting/acting_names.ts';
import type { Box } from '../cut_out.ts';
import type { Context } from '../surface.ts';
import { type HeadFrame, headRadius, pointAt, pointBy } from './head_frame.ts';
import { type GlyphName, glyphs } from './mark_glyphs.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes, type Shape } from './pen.ts';

/** A piece of a mark: across and down by the head's reach (1 = its edge), size by its radius, degrees. */
type Piece = readonly [glyph: GlyphName, across: number, down: number, size: number, turn?: number];

/** Pieces beside and on the head. Lists of pieces belong together. */
const pieces: Readonly<Partial<Record<MarkName, readonly Piece[]>>> = {
  anger: [['anger', 0.6, -0.58, 0.3, 8]],
  sweat: [['drop', 1.0, -0.42, 0.25, 10]],
  flying_drops: [
    ['drop', -1.12, -0.72, 0.17, -58],
    ['pale_drop', -0.86, -1.06, 0.2, -34],
    ['drop', 1.12, -0.72, 0.17, 58],
    ['pale_drop', 0.86, -1.06, 0.2, 34],
  ],
  sparkles: [
    ['sparkle', 1.14, -0.72, 0.34, 8],
    ['sparkle', -1.16, -0.5, 0.27, -6],
    ['sparkle', 1.32, -0.12, 0.17],
  ],
  star: [
    ['star', 1.14, -0.7, 0.32, 14],
    ['star', -1.18, -0.42, 0.2, -16],
  ],
  dizzy_stars: [
    ['star', -0.72, -1.0, 0.19, -14],
    ['star', 0.02, -1.2, 0.24, 4],
    ['star', 0.74, -1.0, 0.19, 16],
  ],
  heart: [['heart', 1.12, -0.66, 0.36, 14]],
  hearts: [
    ['heart', 1.12, -0.7, 0.33, 14],
    ['pink_heart', -1.14, -0.56, 0.27, -16],
    ['pink_heart', 1.32, -0.06, 0.18, 20],
  ],
  broken_heart: [['broken_heart', 1.1, -0.66, 0.36, 12]],
  notes: [
    ['note', 1.16, -0.62, 0.34, 8],
    ['double_note', -1.18, -0.5, 0.3, -8],
  ],
  zzz: [
    ['zed', 1.0, -0.36, 0.14, -8],
    ['zed', 1.24, -0.66, 0.2, 4],
    ['zed', 1.56, -1.0, 0.27, 10],
  ],
  bulb: [['bulb', 1.0, -0.84, 0.38, 16]],
  question: [['question', 1.16, -0.66, 0.38, 12]],
  exclamation: [['exclamation', 1.14, -0.66, 0.4, 12]],
  interrobang: [
    ['exclamation', 1.08, -0.72, 0.36, 4],
    ['question', 1.5, -0.62, 0.36, 14],
  ],
  steam: [
    ['cloud', 1.12, -0.5, 0.32, -8],
    ['cloud', -1.12, -0.5, 0.32, 8],
  ],
  shock_lines: [
    ['shock', -0.98, -0.88, 0.34, -46],
    ['shock', 0.98, -0.88, 0.34, 46],
  ],
  flowers: [
    ['flower', 1.14, -0.66, 0.29, 10],
    ['flower', -1.16, -0.46, 0.24, -12],
    ['flower', 1.3, -0.1, 0.18, 30],
  ],
  puff: [
    ['cloud', -1.3, 0.74, 0.34, -6],
    ['cloud', -1.7, 0.98, 0.24, 8],
  ],
  sigh: [
    ['cloud', 1.04, 0.66, 0.25, 12],
    ['cloud', 1.42, 0.84, 0.17, 12],
  ],
  check: [['check', 1.12, -0.62, 0.36]],
  cross: [['cross', 1.12, -0.62, 0.32, 4]],
  dots: [['dots', 1.34, -0.5, 0.4]],
  confetti: [
    ['bar', -1.16, -0.86, 0.12, 28],
    ['yellow_dot', -1.4, -0.36, 0.09],
    ['curl', -1.18, 0.06, 0.17, 12],
    ['pink_bar', -0.7, -1.16, 0.11, -34],
    ['pink_bar', 1.16, -0.86, 0.12, -28],
    ['green_dot', 1.42, -0.42, 0.1],
    ['bar', 1.22, 0.04, 0.11, 50],
    ['yellow_dot', 0.72, -1.14, 0.09],
  ],
  flame: [
    ['flame', 1.14, -0.5, 0.36, 6],
    ['flame', -1.14, -0.5, 0.3, -6],
  ],
  bolt: [['bolt', 1.1, -0.66, 0.38, 14]],
  soul: [['soul', 1.04, -0.62, 0.46, 6]],
  shiver: [
    ['shiver', -1.16, 0.1, 0.36],
    ['shiver', 1.16, 0.1, 0.36],
  ],
  thumbs_up: [['thumb', 1.3, 0.6, 0.4, 6]],
  rice_bowl: [['rice_bowl', 1.26, 0.8, 0.4, -6]],
};

/** Tears and lines on the cheeks, in units of the face from between the eyes. Never where no face is known. */
const onFace: Readonly<Partial<Record<MarkName, readonly (readonly [Shape[], number, number, number])[]>>> = {
  tears: [-1, 1].map((side) => [[...glyphs.drop], side * 0.66, 0.36, 0.2] as const),
  blush_lines: [-1, 1].flatMap((side) =>
    [-0.16, 0, 0.16].map((shift) => {
      const line: Shape = { path: 'M.5 -1L-.5 1', stroke: 'blush', width: 0.5, line: 0 };
      return [[line], side * 0.74 + shift, 0.52, 0.11] as const;
    }),
  ),
};

/** Marks on small figures are larger than the head would have them, or nobody sees them; least radius in px. */
const generous = 1.16;
const smallest = 11;

/** What stands for marks on a face where none is known. */
const instead: Readonly<Partial<Record<MarkName, MarkName>>> = {
  tears: 'flying_drops',
  blush: 'heart',
  blush_lines: 'flying_drops',
};

/** What marks may not touch, and may not leave, px. */
export interface MarkRoom {
  readonly safe: Box;
  readonly taken: readonly Box[];
}

/** Blush and gloom lie in the skin: on the subject's own layer, where nothing else has been drawn yet. */
export function drawSkinMarks(
  context: Context,
  marks: readonly ActingMark[],
  head: HeadFrame,
  { palette }: DrawingStyle,
): void {
  const has = (name: MarkName) => marks.some((mark) => mark.name === name);
  context.save();
  context.globalCompositeOperation = 'source-atop';
  if (has('blush') && head.hasFace) {
    for (const side of [-1, 1]) {
      const { x, y } = pointAt(head, side * 0.72, 0.56);
      const radius = head.unit * 0.36;
      const glow = context.createRadialGradient(x, y, 0, x, y, radius);
      glow.addColorStop(0, `${palette.blush}B0`);
      glow.addColorStop(0.55, `${palette.blush}70`);
      glow.addColorStop(1, `${palette.blush}00`);
      context.fillStyle = glow;
      context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    }
  }
  if (has('gloom')) paintGloom(context, head, palette.night);
  context.restore();
}

function paintGloom(context: Context, head: HeadFrame, color: string): void {
  const { unit, top } = head;
  const end = head.hasFace ? 0.35 : -0.2;
  context.translate(head.x, head.y);
  context.rotate(head.roll);
  const shade = context.createLinearGradient(0, -(top + 0.3) * unit, 0, end * unit);
  shade.addColorStop(0, `${color}D0`);
  shade.addColorStop(0.55, `${color}80`);
  shade.addColorStop(1, `${color}00`);
  context.fillStyle = shade;
  const wide = (head.side + 0.6) * unit;
  context.fillRect(-wide, -(top + 1) * unit, wide * 2, (top + 1 + end) * unit);
  context.strokeStyle = color;
  context.lineCap = 'round';
  context.lineWidth = Math.max(1.6, unit * 0.055);
  for (let line = -3; line <= 3; line++) {
    const x = line * head.side * 0.27 * unit;
    const length = (1.0 + (line % 2 === 0 ? 0.3 : 0) - Math.abs(line) * 0.06) * unit;
    context.beginPath();
    context.moveTo(x, -(top + 0.2) * unit);
    context.lineTo(x, -(top + 0.2) * unit + length);
    context.stroke();
  }
}

/** Draws marks around the head. Those of another version are left out; what is dragged away stays on the canvas. */
export function drawMarks(
  context: Context,
  marks: readonly ActingMark[],
  head: HeadFrame,
  style: DrawingStyle,
  room: MarkRoom,
): void {
  const taken = [...room.taken];
  for (const mark of marks) {
    const name = (head.hasFace ? null : instead[mark.name as MarkName]) ?? (mark.name as MarkName);
    if (head.hasFace) drawOnFace(context, mark, head, style);
    const own = pieces[name];
    if (!own) continue;
    const center = middleOf(own);
    let side: 1 | -1 = 1;
    const together: Box[] = [];
    for (const [glyph, across, down, size, turn = 0] of own) {
      const radius = Math.max(smallest, headRadius(head) * size * generous) * mark.scale;
      const spot: FreeSpot | null = isPlaced(mark)
        ? placedSpot(mark, head, [across - center[0], down - center[1]], radius, room.safe)
        : freeSpot(head, across, down, radius, room.safe, [...taken, ...together], side);
      if (!spot) continue;
      side = spot.side;
      together.push(boxAround(spot, radius * 0.72));
      const lean = isUpright(glyph) ? turn * spot.side : turn * spot.side + (head.roll * 180) / Math.PI;
      drawShapes(
        context,
        glyphs[glyph],
        {
          x: spot.x,
          y: spot.y,
          size: radius,
          turn: lean + mark.turn,
          flip: mark.flip || (spot.side < 0 && !isUpright(glyph)),
        },
        style,
        { color: mark.color },
      );
    }
    taken.push(...together);
  }
}

function isPlaced({ x, y }: ActingMark): boolean {
  return x !== null || y !== null;
}

/** Letters, notes and bulbs are never mirrored, and stand upright on a leaning head. */
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

interface FreeSpot {
  readonly x: number;
  readonly y: number;
  /** −1 on the other side than drawn. */
  readonly side: 1 | -1;
}

/** Where a piece belongs, on the other side, lower or higher: the first place that is free; null = none is. */
function freeSpot(
  head: HeadFrame,
  across: number,
  down: number,
  radius: number,
  safe: Box,
  taken: readonly Box[],
  preferred: 1 | -1,
): FreeSpot | null {
  const mirrored = head.flip ? -1 : 1;
  for (const shift of [0, 0.4, 0.8, -0.3]) {
    for (const side of [preferred, preferred === 1 ? -1 : 1] as const) {
      const point = pointBy(head, across * side * mirrored, down + shift);
      // What is larger than the head would have it stands farther out.
      const beyond = Math.max(0, radius - headRadius(head) * 0.3) * 0.8;
      point.x += Math.sign(point.x - head.x) * beyond;
      const { x, y } = inside(point, radius, safe);
      const box = boxAround({ x, y }, radius * 0.8);
      if (Math.hypot(x - point.x, y - point.y) > radius * 2.2) continue;
      if (coversFace(head, x, y, radius) || taken.some((other) => meet(box, other))) continue;
      return { x, y, side };
    }
  }
  return null;
}

/** The nearest place at which nothing of a mark, its line and halo leaves `safe`. */
function inside({ x, y }: { x: number; y: number }, radius: number, safe: Box): { x: number; y: number } {
  const reach = Math.min(radius * 1.08 + 5, (safe.right - safe.left) / 2, (safe.bottom - safe.top) / 2);
  return {
    x: Math.max(safe.left + reach, Math.min(safe.right - reach, x)),
    y: Math.max(safe.top + reach, Math.min(safe.bottom - reach, y)),
  };
}

/** Whether a circle reaches the middle of the face. */
function coversFace(head: HeadFrame, x: number, y: number, radius: number): boolean {
  const { x: middleX, y: middleY } = pointAt(head, 0, 0.3);
  return Math.hypot(x - middleX, y - middleY) < radius + head.unit * 0.85;
}

function placedSpot(
  mark: ActingMark,
  head: HeadFrame,
  [across, down]: readonly [number, number],
  radius: number,
  safe: Box,
): FreeSpot {
  const reach = headRadius(head) * mark.scale;
  const point = pointAt(head, mark.x ?? 0, mark.y ?? 0);
  return { ...inside({ x: point.x + across * reach, y: point.y + down * reach }, radius, safe), side: 1 };
}

function middleOf(own: readonly Piece[]): readonly [number, number] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(own.map(([, across]) => across)), mean(own.map(([, , down]) => down))];
}

function drawOnFace(context: Context, mark: ActingMark, head: HeadFrame, style: DrawingStyle): void {
  for (const [shapes, across, down, size] of onFace[mark.name as MarkName] ?? []) {
    const { x, y } = pointAt(head, across, down);
    drawShapes(
      context,
      shapes,
      { x, y, size: Math.max(4, size * head.unit), turn: (head.roll * 180) / Math.PI },
      style,
      { isBare: shapes[0]?.line === 0, color: mark.color },
    );
  }
}

function boxAround({ x, y }: { x: number; y: number }, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

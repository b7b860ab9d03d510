import { plainMark } from '../../../domain/acting/acting.ts';
import type {
  BubbleName,
  ExpressionName,
  GroundName,
  MarkName,
  PropName,
} from '../../../domain/acting/acting_names.ts';
import { stickerSpec } from '../../../domain/product/product_spec.ts';
import { expressionOf } from '../expression/expressions.ts';
import type { Context } from '../surface.ts';
import { drawBubble } from './bubbles.ts';
import { drawnFaceSpots } from './drawn_face.ts';
import { drawFeatures } from './drawn_features.ts';
import { drawGround, groundIn } from './grounds.ts';
import type { HeadFrame } from './head_frame.ts';
import { glyphs } from './mark_glyphs.ts';
import { faceMarks, markPieces, type Piece } from './mark_pieces.ts';
import { drawMarks } from './marks.ts';
import { cycledColors, type DrawingStyle } from './palette.ts';
import { drawShapes } from './pen.ts';
import { drawProp, hatSize, propReach } from './props.ts';
import { drawSkinMarks } from './skin_marks.ts';

/** One option that an editor offers. */
export type ActingChoice =
  | { readonly kind: 'mark'; readonly name: MarkName; readonly color?: string | null }
  | { readonly kind: 'prop'; readonly name: PropName; readonly color?: string | null }
  | { readonly kind: 'ground'; readonly name: GroundName; readonly color?: string | null }
  | { readonly kind: 'bubble'; readonly name: BubbleName }
  | { readonly kind: 'expression'; readonly name: ExpressionName };

/** Side of the square in which options are drawn, units. */
const side = 64;
const { maxWidth, maxHeight } = stickerSpec.sticker;
const head: HeadFrame = {
  x: 32,
  y: 34,
  roll: 0,
  unit: 11.6,
  top: 1.72,
  chin: 1.72,
  side: 1.72,
  hasFace: true,
  flip: false,
};
const everywhere = { left: -999, top: -999, right: 999, bottom: 999 };

/** Draws a thumbnail of an option that fills a square of `size` px at the context's origin. */
export function paintChoice(
  context: Context,
  choice: ActingChoice,
  size: number,
  drawing: DrawingStyle,
): void {
  const style = { ...drawing, line: drawing.line * 0.6, halo: { ...drawing.halo, width: 0 } };
  context.save();
  context.scale(size / side, size / side);
  if (choice.kind === 'mark') paintMark(context, choice.name, choice.color ?? null, style);
  else if (choice.kind === 'prop') paintProp(context, choice.name, choice.color ?? null, style);
  else if (choice.kind === 'ground') paintGround(context, choice.name, choice.color ?? null, drawing);
  else if (choice.kind === 'expression') paintExpression(context, choice.name, style);
  else paintBubble(context, choice.name, drawing);
  context.restore();
}

function paintMark(context: Context, name: MarkName, color: string | null, style: DrawingStyle): void {
  const own = markPieces[name];
  if (own) {
    paintPieces(context, own, color, style);
    return;
  }
  const mark = plainMark(name, color);
  paintHead(context, style);
  drawSkinMarks(context, [mark], head, style, everywhere);
  if (faceMarks[name]) drawMarks(context, [mark], head, style, { safe: everywhere, taken: [] });
}

/** A few pieces are drawn close together; many keep their positions. */
function paintPieces(
  context: Context,
  own: readonly Piece[],
  color: string | null,
  style: DrawingStyle,
): void {
  const largest = Math.max(...own.map(([, , , size]) => size));
  for (const [index, [glyph, across, down, size, turn = 0]] of own.entries()) {
    const [x, y, radius] =
      own.length > 4 ? [32 + across * 20, 36 + down * 20, size * 46] : spotOf(index, own);
    const spot = { x, y, size: own.length > 4 ? radius : (radius * (size + largest)) / (2 * largest), turn };
    drawShapes(context, glyphs[glyph], spot, style, { color });
  }
}

function spotOf(
  index: number,
  { length }: readonly Piece[],
): readonly [x: number, y: number, radius: number] {
  if (length === 1) return [32, 32, 23];
  if (length === 2) return index === 0 ? [20, 34, 16] : [45, 30, 16];
  if (length === 3)
    return [[22, 42, 15] as const, [43, 26, 15] as const, [48, 50, 13] as const][index] ?? [32, 32, 12];
  return [16 + 32 * (index % 2), 18 + 28 * Math.floor(index / 2), 12];
}

function paintHead(context: Context, style: DrawingStyle): void {
  paintSkin(context, head, style);
  context.fillStyle = style.palette.ink;
  for (const at of [-0.5, 0.5]) {
    context.beginPath();
    context.arc(head.x + at * head.unit, head.y, 1.9, 0, Math.PI * 2);
    context.fill();
  }
}

function paintSkin(
  context: Context,
  { unit, side: half, x, y }: HeadFrame,
  { palette, line }: DrawingStyle,
): void {
  context.fillStyle = palette.cream;
  context.strokeStyle = palette.ink;
  context.lineWidth = line * 0.7;
  context.beginPath();
  context.arc(x, y, unit * half, 0, Math.PI * 2);
  context.fill();
  context.stroke();
}

/** Draws the face that things get with an expression. */
function paintExpression(context: Context, name: ExpressionName, style: DrawingStyle): void {
  const drawing = expressionOf(name)?.drawing;
  if (!drawing) return;
  const face = { ...head, y: 32, unit: 22, side: 1.24 };
  paintSkin(context, face, style);
  const placed = { ...face, y: 26 };
  if (drawing.blush) drawSkinMarks(context, [plainMark('blush')], placed, style, everywhere);
  drawFeatures(context, { drawing, drawn: 'face', strength: 1 }, drawnFaceSpots, placed, style, null);
}

function paintProp(context: Context, name: PropName, color: string | null, style: DrawingStyle): void {
  const prop = { name, color };
  const above = Math.max(0, propReach(prop) * hatSize(head) - (head.y - head.top * head.unit) + 2);
  const fit = side / (side + above);
  context.translate((side - side * fit) / 2, 0);
  context.scale(fit, fit);
  context.translate(0, above);
  drawProp(context, prop, head, style, 'behind');
  paintHead(context, style);
  drawProp(context, prop, head, style, 'front');
}

function paintGround(context: Context, name: GroundName, color: string | null, style: DrawingStyle): void {
  context.scale(side / maxWidth, side / maxWidth);
  context.translate(0, (maxWidth - maxHeight) / 2);
  const colors = cycledColors(style, 0);
  const safe = { left: 4, top: 4, right: maxWidth - 4, bottom: maxHeight - 4 };
  const ground = groundIn(safe, name, { ...colors, ...(color ? { strong: color } : {}) }, 0);
  if (ground) drawGround(context, ground, style);
}

function paintBubble(context: Context, name: BubbleName, style: DrawingStyle): void {
  context.scale(side / maxWidth, side / maxWidth);
  const below = { ...head, x: maxWidth * 0.5, y: maxHeight + 130, unit: 60 };
  const box = { left: 24, top: 50, right: maxWidth - 24, bottom: 250 };
  drawBubble(context, name, box, below, { ...style, line: style.line * 2 });
}

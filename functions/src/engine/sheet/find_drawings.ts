import type { Box, CutOut } from '../compose/cut_out.ts';
import { components } from '../segment/components.ts';
import { liftFigure } from './lift_figure.ts';
import { boxesOf } from './sheet_figures.ts';
import type { SheetPixels } from './sheet_grid.ts';

/** Alpha from which a pixel counts as drawn. */
const drawn = 40;
/** Share of the picture below which a piece is a speck. */
const speck = 0.00002;
/** Smallest share of the picture that a single drawing may fill. */
const leastDrawing = 0.0005;
/** Width of a gap that separates drawings, as a share of the sheet's shorter side. */
const gutter = 0.006;
/** Area, relative to a typical drawing, below which a part is a mark of the drawing next to it. */
const mark = 0.12;
/** Largest distance of a mark from its drawing, as a share of the drawing's longer side. */
const reach = 0.4;

interface Piece {
  readonly label: number;
  readonly area: number;
  readonly box: Box;
}

type Figure = readonly Piece[];

/** Crops a picture without its ground to what is drawn; null if nothing is. */
export function findDrawing(sheet: SheetPixels): CutOut | null {
  const { labels, pieces } = piecesOf(sheet);
  const isDrawn = areaOf(pieces) >= leastDrawing * sheet.width * sheet.height;
  return isDrawn ? lift(sheet, labels, pieces) : null;
}

/**
 * Finds the drawings of a sheet without its ground, in any layout, in reading order. Empty gaps through the whole
 * sheet, then through each part, separate them; a small part belongs to the drawing next to it.
 */
export function findDrawings(sheet: SheetPixels): CutOut[] {
  const { labels, pieces } = piecesOf(sheet);
  const gap = Math.max(2, gutter * Math.min(sheet.width, sheet.height));
  return withMarks(cut(pieces, gap)).map((figure) => lift(sheet, labels, figure));
}

function lift(sheet: SheetPixels, labels: Int32Array, figure: Figure): CutOut {
  return liftFigure(sheet, labels, new Map(figure.map((piece) => [piece.label, piece])));
}

function piecesOf({ pixels, width, height }: SheetPixels) {
  const solid = new Uint8Array(width * height);
  for (let at = 0; at < solid.length; at++) solid[at] = pixels[at * 4 + 3] >= drawn ? 1 : 0;
  const found = components(solid, width);
  const least = Math.max(6, speck * solid.length);
  const pieces = boxesOf(found, width).flatMap((box, label): Piece[] => {
    const area = found.areas[label];
    return label > 0 && area >= least ? [{ label, area, box }] : [];
  });
  return { labels: found.labels, pieces };
}

const areaOf = (figure: Figure) => figure.reduce((sum, { area }) => sum + area, 0);

/** Divides pieces into rows, each row into columns, and so on until no gap is left. */
function cut(pieces: Figure, gap: number): Figure[] {
  if (pieces.length < 2) return pieces.length === 0 ? [] : [pieces];
  for (const [from, to] of [
    ['top', 'bottom'],
    ['left', 'right'],
  ] as const) {
    const parts = divided(pieces, from, to, gap);
    if (parts.length > 1) return parts.flatMap((part) => cut(part, gap));
  }
  return [pieces];
}

/** A connected piece covers its box without a gap on either axis, so boxes are enough. */
function divided(pieces: Figure, from: keyof Box, to: keyof Box, gap: number): Figure[] {
  const parts: Piece[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((one, other) => one.box[from] - other.box[from])) {
    const last = parts.at(-1);
    if (last && piece.box[from] - end < gap) last.push(piece);
    else parts.push([piece]);
    end = Math.max(end, piece.box[to]);
  }
  return parts;
}

/** Joins small parts with the nearest drawing; drops specks that are far from all. */
function withMarks(figures: readonly Figure[]): Figure[] {
  const areas = figures.map(areaOf).toSorted((one, other) => one - other);
  const typical = areas[Math.floor(areas.length * 0.75)] ?? 0;
  const isMark = (figure: Figure) => areaOf(figure) < mark * typical;
  const drawings = figures
    .filter((figure) => !isMark(figure))
    .map((figure) => ({ figure, marks: [...figure] }));
  for (const figure of figures.filter(isMark)) {
    const box = around(figure);
    const [nearest] = drawings
      .map((drawing) => ({ drawing, ...nearness(box, around(drawing.figure)) }))
      .toSorted((one, other) => one.distance - other.distance);
    if (nearest && nearest.distance <= reach * nearest.side) nearest.drawing.marks.push(...figure);
  }
  return drawings.map(({ marks }) => marks);
}

function around(figure: Figure): Box {
  const side = (name: keyof Box) => figure.map(({ box }) => box[name]);
  return {
    left: Math.min(...side('left')),
    top: Math.min(...side('top')),
    right: Math.max(...side('right')),
    bottom: Math.max(...side('bottom')),
  };
}

/** Distance of a box from a drawing's box, and the drawing's longer side, in pixels. */
function nearness(box: Box, drawing: Box): { readonly distance: number; readonly side: number } {
  const across = Math.max(0, drawing.left - box.right, box.left - drawing.right);
  const down = Math.max(0, drawing.top - box.bottom, box.top - drawing.bottom);
  const side = Math.max(drawing.right - drawing.left, drawing.bottom - drawing.top);
  return { distance: Math.hypot(across, down), side };
}

import type { Box, CutOut } from '../compose/cut_out.ts';
import { packed } from '../compose/drawn_box.ts';
import type { SheetPixels } from './sheet_grid.ts';

/** Width of a figure's soft edge beyond the pixels that count as drawn, in pixels. */
const softEdge = 2;

/** Cuts `pieces`, boxes by label, out of a sheet, with their soft edge and without other pieces. */
export function liftFigure(
  sheet: SheetPixels,
  labels: Int32Array,
  pieces: ReadonlyMap<number, { readonly box: Box }>,
): CutOut {
  const { width, height } = sheet;
  const kept = new Uint8Array(Math.max(...pieces.keys()) + 1);
  for (const label of pieces.keys()) kept[label] = 1;
  const tight = around([...pieces.values()].map(({ box }) => box));
  const left = Math.max(0, tight.left - softEdge);
  const top = Math.max(0, tight.top - softEdge);
  const across = Math.min(width, tight.right + softEdge) - left;
  const down = Math.min(height, tight.bottom + softEdge) - top;
  const pixels = new Uint8ClampedArray(across * down * 4);
  const from = packed(sheet.pixels);
  const to = packed(pixels);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const pixel = from[(top + y) * width + left + x];
      if (pixel >>> 24 === 0 || !belongs(sheet, labels, kept, left + x, top + y)) continue;
      to[y * across + x] = pixel;
    }
  }
  return { kind: 'thing', width: across, height: down, pixels, heads: [], frame: null };
}

function around(boxes: readonly Box[]): Box {
  const side = (name: keyof Box) => boxes.map((box) => box[name]);
  return {
    left: Math.min(...side('left')),
    top: Math.min(...side('top')),
    right: Math.max(...side('right')),
    bottom: Math.max(...side('bottom')),
  };
}

/** Whether a pixel belongs to a kept piece, or to no piece and is beside a kept one. */
function belongs(
  { width, height }: SheetPixels,
  labels: Int32Array,
  kept: Uint8Array,
  x: number,
  y: number,
): boolean {
  const own = labels[y * width + x];
  if (own) return kept[own] === 1;
  for (let row = Math.max(0, y - softEdge); row <= Math.min(height - 1, y + softEdge); row++) {
    for (let column = Math.max(0, x - softEdge); column <= Math.min(width - 1, x + softEdge); column++) {
      if (kept[labels[row * width + column]] === 1) return true;
    }
  }
  return false;
}

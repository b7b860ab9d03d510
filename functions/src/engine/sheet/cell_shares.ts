import type { Components } from '../segment/components.ts';
import { firstOf, type SheetGrid } from './sheet_grid.ts';

/** Pixels of every piece in every cell. */
export function cellShares(
  { labels, areas }: Components,
  width: number,
  { columns, rows }: SheetGrid,
): Uint32Array[] {
  const height = labels.length / width;
  const cells = columns * rows;
  const counts = new Uint32Array(areas.length * cells);
  for (let cell = 0; cell < cells; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [left, right] = [firstOf(column, width, columns), firstOf(column + 1, width, columns)];
    const bottom = firstOf(row + 1, height, rows);
    for (let y = firstOf(row, height, rows); y < bottom; y++) {
      for (let at = y * width + left; at < y * width + right; at++) {
        const place = (labels[at] as number) * cells + cell;
        counts[place] = (counts[place] as number) + 1;
      }
    }
  }
  // Number 0 is what lies outside of all pieces.
  counts.fill(0, 0, cells);
  return Array.from(areas, (_, label) => counts.subarray(label * cells, (label + 1) * cells));
}

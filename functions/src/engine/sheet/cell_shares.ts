import type { Components } from '../segment/components.ts';
import { cellOf, type SheetGrid } from './sheet_grid.ts';

/** Pixels of every piece in every cell. */
export function cellShares({ labels, areas }: Components, width: number, grid: SheetGrid): Uint32Array[] {
  const size = { width, height: labels.length / width };
  const shares = Array.from(areas, () => new Uint32Array(grid.columns * grid.rows));
  for (let at = 0; at < labels.length; at++) {
    const share = labels[at] ? shares[labels[at] as number] : undefined;
    if (!share) continue;
    const cell = cellOf(at % width, Math.floor(at / width), size, grid);
    share[cell] = (share[cell] as number) + 1;
  }
  return shares;
}

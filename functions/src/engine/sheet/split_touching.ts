import { cellOf, firstOf, type SheetGrid } from './sheet_grid.ts';

/** Share of a cell's side up to which two figures merely touch. */
const touch = 0.12;

/**
 * Cuts pieces apart along the lines between cells that they cross in a few pixels only, having much on both sides
 * (`isBig`): two figures that touch. Changes `solid`.
 */
export function splitTouching(
  solid: Uint8Array,
  labels: Int32Array,
  width: number,
  grid: SheetGrid,
  isBig: (label: number, cell: number) => boolean,
): void {
  const height = labels.length / width;
  const most = touch * Math.min(width / grid.columns, height / grid.rows);
  for (const { pixels, step, cells } of lines(width, height, grid)) {
    const met = new Map<number, number[]>();
    for (const at of pixels) {
      const label = labels[at] as number;
      if (label && labels[at - step] === label) met.set(label, [...(met.get(label) ?? []), at]);
    }
    for (const [label, meeting] of met) {
      if (meeting.length > most || !cells.every((cell) => isBig(label, cell))) continue;
      for (const at of meeting) solid[at] = 0;
    }
  }
}

interface Line {
  readonly pixels: number[];
  readonly step: number;
  readonly cells: readonly [number, number];
}

/** The first pixels behind each line between two cells; `step` leads back over the line. */
function lines(width: number, height: number, grid: SheetGrid): Line[] {
  const found = new Map<string, Line>();
  const size = { width, height };
  const add = (x: number, y: number, step: number) => {
    const at = y * width + x;
    const here = cellOf(x, y, size, grid);
    const there = cellOf((at - step) % width, Math.floor((at - step) / width), size, grid);
    if (here === there) return;
    const line = found.get(`${there} ${here}`) ?? { pixels: [], step, cells: [there, here] };
    line.pixels.push(at);
    found.set(`${there} ${here}`, line);
  };
  for (let column = 1; column < grid.columns; column++) {
    const x = firstOf(column, width, grid.columns);
    for (let y = 0; y < height; y++) add(x, y, 1);
  }
  for (let row = 1; row < grid.rows; row++) {
    const y = firstOf(row, height, grid.rows);
    for (let x = 0; x < width; x++) add(x, y, width);
  }
  return [...found.values()];
}

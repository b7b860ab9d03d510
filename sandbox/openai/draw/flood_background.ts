import type { Raster } from './raster.ts';

/**
 * 1 for every pixel that can be reached from the rim through colours that differ less than `step` from the one before
 * and `reach` from where it began (sums over three channels).
 */
export function floodBackground({ data, width, height }: Raster, step: number, reach: number): Uint8Array {
  const ground = new Uint8Array(width * height);
  const open: [at: number, start: number][] = [];
  const visit = (at: number, start: number) => {
    if (ground[at]) return;
    ground[at] = 1;
    open.push([at, start]);
  };
  for (let x = 0; x < width; x++) visit(x, x);
  for (let y = 0; y < height / 2; y++) for (const x of [0, width - 1]) visit(y * width + x, y * width + x);
  const distance = (one: number, other: number) =>
    [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((data[one * 4 + channel] ?? 0) - (data[other * 4 + channel] ?? 0)),
      0,
    );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, start] = next;
    const x = at % width;
    const beside = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width];
    for (const other of beside) {
      if (other < 0 || other >= ground.length) continue;
      if (distance(at, other) < step && distance(start, other) < reach) visit(other, start);
    }
  }
  return ground;
}

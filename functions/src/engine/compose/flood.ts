/**
 * Visits every cell of a grid that is connected with `seed` through cells that are in, by their sides, each once.
 *
 * @param seen marks visited cells (1), of earlier floods too.
 */
export function flood(
  { width, height }: { readonly width: number; readonly height: number },
  seed: number,
  isIn: (at: number) => boolean,
  visit: (at: number) => void,
  seen = new Uint8Array(width * height),
): void {
  const waiting = [seed];
  seen[seed] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    visit(at);
    for (const next of neighbors(at, width, height)) {
      if (seen[next] || !isIn(next)) continue;
      seen[next] = 1;
      waiting.push(next);
    }
  }
}

/** Cells that share a side with a cell. */
export function neighbors(at: number, width: number, height: number): number[] {
  const column = at % width;
  const found: number[] = [];
  if (column > 0) found.push(at - 1);
  if (column < width - 1) found.push(at + 1);
  if (at >= width) found.push(at - width);
  if (at < width * (height - 1)) found.push(at + width);
  return found;
}

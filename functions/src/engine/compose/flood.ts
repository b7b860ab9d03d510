interface Grid {
  readonly width: number;
  readonly height: number;
}

/**
 * Visits once every cell that is connected with `seed` by shared sides through cells for which `isIn` holds.
 *
 * @param seen marks visited cells (1), also those of earlier floods.
 */
export function flood(
  grid: Grid,
  seed: number,
  isIn: (at: number) => boolean,
  visit: (at: number) => void,
  seen = new Uint8Array(grid.width * grid.height),
): void {
  const waiting = [seed];
  seen[seed] = 1;
  const enter = (next: number) => {
    if (seen[next] || !isIn(next)) return;
    seen[next] = 1;
    waiting.push(next);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    visit(at);
    eachNeighbor(grid, at, enter);
  }
}

/** Calls `tell` for each cell that shares a side with `at`. */
export function eachNeighbor({ width, height }: Grid, at: number, tell: (next: number) => void): void {
  const column = at % width;
  if (column > 0) tell(at - 1);
  if (column < width - 1) tell(at + 1);
  if (at >= width) tell(at - width);
  if (at < width * (height - 1)) tell(at + width);
}

/** Every n-th pixel is compared. */
const apart = 5;

/** Measures how much each picture differs from the previous one; the first counts as entirely new. */
export function changes(pictures: readonly Uint32Array[]): number[] {
  return pictures.map((pixels, index) => {
    const before = pictures[index - 1];
    if (!before) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let at = 0; at < pixels.length; at += apart) {
      const [one = 0, other = 0] = [pixels[at], before[at]];
      if (one !== other)
        sum +=
          Math.abs(((one >>> 8) & 255) - ((other >>> 8) & 255)) + Math.abs((one >>> 24) - (other >>> 24));
    }
    return sum;
  });
}

/**
 * Reduces the pictures to at most `kept` distinct ones: replaces those that change least by their predecessors,
 * avoiding two replaced in a row where possible.
 */
export function withoutFrames(
  pictures: readonly Uint8Array[],
  moved: readonly number[],
  kept: number,
): readonly Uint8Array[] {
  const dropped = new Set<number>();
  const isHeld = (index: number) => moved[index] === 0;
  let distinct = moved.filter((change) => change > 0).length;
  const order = [...moved.keys()].filter((index) => index > 0 && !isHeld(index));
  order.sort((one, other) => (moved[one] ?? 0) - (moved[other] ?? 0) || one - other);
  for (const mayTouch of [false, true]) {
    for (const index of order) {
      if (distinct <= kept) break;
      const touches = dropped.has(index - 1) || dropped.has(index + 1);
      if (dropped.has(index) || (touches && !mayTouch)) continue;
      dropped.add(index);
      distinct--;
    }
  }
  let shown = pictures[0];
  return pictures.map((picture, index) => {
    if (!dropped.has(index)) shown = picture;
    return shown;
  });
}
